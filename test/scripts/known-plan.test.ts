// A raw build's first tool call takes the plan last made for its directory without Node, and never a stale one: each
// case changes one thing that a plan is made from, and the tool ID is what an empty cache gives.
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), "otel-ts it's known "));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const aspect = (id: string): string => `meta: { name: own, description: for tests }\naspects:\n  - id: ${id}\n    join-point: { import-path: x }\n    advice: []\n`;
const MODULE = {
  'go.mod': 'module example.com/app\n',
  'otel-ts.yml': 'extends: [./base, own-aspects]\naspects: [one.yml, "more/*.yml"]\n',
  'one.yml': aspect('one'),
  'other.yml': aspect('two'),
  'more/m.yml': aspect('m').replace('own', 'more'),
  'base/b.aspect.yml': aspect('b').replace('own', 'base'),
  '../node_modules/own-aspects/package.json': '{}',
  '../node_modules/own-aspects/aspects/n.yml': aspect('n').replace('own', 'npm'),
  'cmd/main.go': 'package main\n',
};

class Case {
  readonly directory: string;
  readonly module: string;
  env: NodeJS.ProcessEnv = {};

  constructor(name: string) {
    this.directory = join(root, name);
    this.module = join(this.directory, 'module');
    this.write(MODULE);
    mkdirSync(join(this.directory, 'it'), { recursive: true });
    for (const part of ['bin', 'dist', 'aspects', 'package.json', 'runtime-go/go.mod', 'runtime-go/hooks.go']) {
      cpSync(join(REPOSITORY, part), join(this.directory, 'it', part), { recursive: true, preserveTimestamps: true });
    }
    this.program('tool/compile', 'echo compile version go1.26.8');
    this.program('path/node', `echo started >>'${this.directory.replaceAll("'", `'\\''`)}/log'\nexec '${process.execPath}' "$@"`);
  }

  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.module, name)), { recursive: true });
      writeFileSync(join(this.module, name), text);
    }
  }

  program(name: string, text: string): void {
    mkdirSync(dirname(join(this.directory, name)), { recursive: true });
    writeFileSync(join(this.directory, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(this.directory, name), 0o755);
  }

  id(cache = 'cache', at = 'module/cmd', installation = 'it'): string {
    const { OTEL_TS_ASPECTS: _, GOWORK: _work, ...inherited } = process.env;
    const env = { ...inherited, PATH: `${join(this.directory, 'path')}:${process.env.PATH}`, OTEL_TS_CACHE: join(this.directory, cache), ...this.env };
    const args = ['toolexec', join(this.directory, 'tool/compile'), '-V=full'];
    return execFileSync(join(this.directory, installation, 'bin/otel-ts'), args, { cwd: join(this.directory, at), env, encoding: 'utf8' });
  }

  /** How often Node was started so far. */
  get starts(): number {
    const log = join(this.directory, 'log');
    return existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
  }

  /** The same content and time, as `cp -p` and package managers leave them. */
  keepingTime(path: string, change: () => void): void {
    const { atime, mtime } = statSync(path);
    change();
    utimesSync(path, atime, mtime);
  }
}

const replaced = (text: string): string => text.replace('id: one', 'id: uno');
const CHANGES: Record<string, (it: Case) => void> = {
  'the code changes': ({ directory }) => appendFileSync(join(directory, 'it/dist/build.cjs'), '\n'),
  'the code changes and keeps its time': (it) => {
    const file = join(it.directory, 'it/dist/build.cjs');
    it.keepingTime(file, () => appendFileSync(file, '\n'));
  },
  'a shipped aspect changes': ({ directory }) => appendFileSync(join(directory, 'it/aspects/net-http.yaml'), '# more\n'),
  'a shipped aspect appears': ({ directory }) => copyFileSync(join(directory, 'module/one.yml'), join(directory, 'it/aspects/one.yaml')),
  'a shipped aspect goes': ({ directory }) => rmSync(join(directory, 'it/aspects/database-sql.yaml')),
  'the runtime changes': ({ directory }) => appendFileSync(join(directory, 'it/runtime-go/hooks.go'), '// more\n'),
  'a file appears in the runtime': ({ directory }) => writeFileSync(join(directory, 'it/runtime-go/more.go'), 'package otelts\n'),
  'the configuration changes': (it) => it.write({ 'otel-ts.yml': 'aspects: [one.yml]\n' }),
  'the configuration goes': ({ module }) => rmSync(join(module, 'otel-ts.yml')),
  'a nearer configuration appears': (it) => it.write({ 'cmd/otel-ts.yml': '# nothing\n' }),
  'a go.mod appears': (it) => it.write({ 'cmd/go.mod': 'module other\n' }),
  'a workspace appears': ({ directory }) => {
    writeFileSync(join(directory, 'go.work'), 'go 1.26\n');
    writeFileSync(join(directory, 'otel-ts.yml'), 'exclude: [net/http]\n');
  },
  'an aspect changes': (it) => it.write({ 'one.yml': replaced(MODULE['one.yml']) }),
  'an aspect changes and keeps its size and time': (it) => {
    it.keepingTime(join(it.module, 'one.yml'), () => it.write({ 'one.yml': replaced(MODULE['one.yml']) }));
  },
  'an older file takes the place of an aspect': ({ module }) => renameSync(join(module, 'other.yml'), join(module, 'one.yml')),
  'a link takes the place of an aspect': ({ module }) => {
    rmSync(join(module, 'one.yml'));
    symlinkSync('other.yml', join(module, 'one.yml'));
  },
  'a file appears that a glob names': (it) => it.write({ 'more/n.yml': aspect('n').replace('own', 'more n') }),
  'a file appears in an extended directory': (it) => it.write({ 'base/c.aspect.yml': aspect('c').replace('own', 'c') }),
  'a file appears in an npm package': (it) => it.write({ '../node_modules/own-aspects/aspects/o.yml': aspect('o').replace('own', 'o') }),
  'a nearer npm package appears': (it) => {
    it.write({ 'node_modules/own-aspects/package.json': '{}', 'node_modules/own-aspects/aspects/n.yml': aspect('nearer').replace('own', 'npm') });
  },
  'OTEL_TS_ASPECTS': (it) => void (it.env = { OTEL_TS_ASPECTS: '../other.yml' }),
  'GOWORK': (it) => {
    it.write({ 'work/otel-ts.yml': 'exclude: [net/http]\n' });
    it.env = { GOWORK: join(it.module, 'work/go.work') };
  },
  'the directories above change places': ({ directory, module }) => {
    cpSync(module, join(directory, 'second'), { recursive: true, preserveTimestamps: true });
    writeFileSync(join(directory, 'second/one.yml'), replaced(MODULE['one.yml']));
    renameSync(module, join(directory, 'first'));
    renameSync(join(directory, 'second'), module);
  },
};

const cases = new Map<string, Case>();

/** Calls until one needs no Node: what changed a moment ago is never noted. */
const untilKnown = (it: Case, ...where: Parameters<Case['id']>): Promise<string> => vi.waitFor(() => {
  const before = it.starts;
  const id = it.id(...where);
  if (it.starts !== before) throw new Error('Node was started');
  return id;
}, { timeout: 300_000, interval: 200 });

beforeAll(() => {
  for (const [index, name] of Object.keys(CHANGES).entries()) cases.set(name, new Case(`case ${index}`));
});

test.each(Object.keys(CHANGES))('another tool ID when this changes: %s', async (name) => {
  const it = cases.get(name) as Case;
  const before = await untilKnown(it);
  expect(before).toBe(it.id('empty'));
  CHANGES[name]?.(it);
  const after = it.id();
  expect(after).not.toBe(before);
  expect(after).toBe(it.id('another empty'));
});

test('another installation that is used in the same directory', async () => {
  const it = new Case('two installations');
  cpSync(join(it.directory, 'it'), join(it.directory, 'second'), { recursive: true });
  appendFileSync(join(it.directory, 'second/aspects/runtime.yaml'), '# more\n');
  const first = await untilKnown(it);
  expect(it.id('cache', 'module/cmd', 'second')).not.toBe(first);
  expect(it.id()).toBe(first);
});

test('what another process with this id noted is not used', async () => {
  const it = new Case('same id');
  const before = await untilKnown(it);
  const runs = join(it.directory, 'cache/run');
  const [run = ''] = readdirSync(runs);
  const noted = readFileSync(join(runs, run), 'utf8');
  writeFileSync(join(runs, run), `${it.directory}/another plan\n`);
  const { starts } = it;
  expect([it.id(), it.starts]).toEqual([before, starts]);
  expect(readFileSync(join(runs, run), 'utf8')).toBe(noted);
});

test('a plan that is gone is made again', async () => {
  const it = new Case('plan gone');
  const before = await untilKnown(it);
  rmSync(join(it.directory, 'cache/plans'), { recursive: true });
  expect(it.id()).toBe(before);
});

test('a glob over a whole tree is for Node, each time', async () => {
  const it = new Case('tree');
  it.write({ 'otel-ts.yml': 'aspects: ["**/m.yml"]\n' });
  // Where nothing is configured a plan is known by now.
  await untilKnown(it, 'cache', '.');
  const { starts } = it;
  for (let times = 1; times <= 2; times++) {
    it.id();
    expect(it.starts).toBe(starts + times);
  }
});

test('from a directory that is reached through a link: the plan of where it leads to', async () => {
  const it = new Case('linked');
  symlinkSync('module', join(it.directory, 'link'));
  const before = await untilKnown(it);
  const { starts } = it;
  expect(it.id('cache', 'link/cmd')).toBe(before);
  expect(it.starts).toBe(starts);
});
