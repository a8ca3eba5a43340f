// joins.yaml: how much is woven into each module. A change of it is a change of what users get. UPDATE_WORLD=1 rewrites
// the entries of the modules that are run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Joins } from './joins.ts';

const FILE = join(import.meta.dirname, 'joins.yaml');
const HEAD = '# Name of a module in modules.yaml → name of an aspect → places where it is woven. UPDATE_WORLD=1 rewrites it.\n';

export const updating = process.env.UPDATE_WORLD === '1';

export function recordedJoins(name: string): Joins | undefined {
  return read()[name];
}

/** Keeps what is there of other modules. */
export function recordJoins(name: string, joins: Joins): void {
  const all = Object.entries({ ...read(), [name]: joins }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, HEAD + stringify(Object.fromEntries(all)));
}

function read(): Record<string, Joins> {
  return existsSync(FILE) ? ((parse(readFileSync(FILE, 'utf8')) as Record<string, Joins> | null) ?? {}) : {};
}
