// modules.yaml, with every word of it known: a misspelt key must not leave a test out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Program, Served, TestGroup, WorldModule } from './model.ts';

const DEFAULTS = {
  module: { name: '', module: '', quick: false, beside: {}, build: [], flags: [], tests: [], programs: [], notices: {} } satisfies WorldModule,
  test: { packages: ['./...'], run: undefined, arguments: [], short: false, environment: {}, needs: undefined, spans: false, leftOut: {} } satisfies { [Key in keyof TestGroup]-?: TestGroup[Key] | undefined },
  program: { package: '.', says: [], serves: undefined } satisfies { [Key in keyof Program]-?: Program[Key] | undefined },
  serves: { arguments: [], environment: {}, files: {}, visits: [], spans: [] } satisfies Served,
};

export function readModules(): WorldModule[] {
  const listed = parse(readFileSync(join(import.meta.dirname, 'modules.yaml'), 'utf8')) as object[];
  return listed.map((entry) => {
    const module = filled<WorldModule>(DEFAULTS.module, entry);
    const programs = module.programs.map((program) => filled<Program>(DEFAULTS.program, program));
    return {
      ...module,
      tests: module.tests.map((group) => filled<TestGroup>(DEFAULTS.test, group)),
      programs: programs.map((program) => (program.serves ? { ...program, serves: filled<Served>(DEFAULTS.serves, program.serves) } : program)),
    };
  });
}

function filled<Entry>(defaults: object, entry: object): Entry {
  const unknown = Object.keys(entry).filter((key) => !(key in defaults));
  if (unknown.length > 0) throw new Error(`modules.yaml: ${JSON.stringify(entry)}: unknown ${unknown.join(', ')}`);
  return { ...defaults, ...entry } as Entry;
}

/** WORLD: `all`, or names with commas; without it the quick ones. */
export function chosenModules(word = process.env.WORLD ?? ''): WorldModule[] {
  const modules = readModules();
  if (word === '') return modules.filter(({ quick }) => quick);
  if (word === 'all') return modules;
  return word.split(',').map((name) => {
    const module = modules.find((one) => one.name === name);
    if (!module) throw new Error(`WORLD=${word}: there is no ${name} in modules.yaml`);
    return module;
  });
}
