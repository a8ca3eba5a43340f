// Woven packages that do not compile: the aspect to blame is left out and named; with --strict that is an error.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAW } from './support/side-by-side.ts';
import { createWorkspace, type Result, type Workspace } from './support/workspace.ts';

const aspects = (...templates: [id: string, statement: string][]): string => `meta: { name: lib, description: A test }
aspects:
${templates.map(([id, statement]) => `  - id: ${id}
    join-point: { all-of: [{ import-path: example.com/app/lib }, { function-body: { function: [{ name: ${id} }] } }] }
    advice: [{ prepend-statements: { template: '${statement}' } }]
`).join('')}`;
const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "example.com/app/lib"\n\nfunc main() { lib.One(); lib.Two() }\n',
  'lib/lib.go': 'package lib\n\nfunc One() { println("one") }\n\nfunc Two() { println("two") }\n',
};
let space: Workspace;

beforeAll(async () => {
  const shipped = aspects(['One', 'println("woven one")'], ['Two', 'println(undefinedName)']);
  space = await createWorkspace({ runtime: 'package otelts\n\nfunc init() { println("runtime") }\n', aspects: { 'lib.yaml': shipped } });
});
afterAll(() => space?.remove());

const build = (module: string, command: string[], env: NodeJS.ProcessEnv = {}, ...flags: string[]): Result => {
  const [program = '', ...args] = [...command, '-o', 'program', ...flags, '.'];
  return space.run(module, program, args, env);
};
const WRAPPER = ['otel-ts', 'go', 'build'];
const NOTICE = '# example.com/app/lib\nlib/lib.go: otel-ts: the woven package does not compile and has been compiled without lib#Two (aspects/lib.yaml:6); '
  + 'this is a bug of otel-ts, please report it [woven-does-not-compile]\n';

describe('an aspect whose code does not compile', () => {
  test('is left out and named, once; the others are woven', () => {
    const module = space.write('one', FILES);
    expect(build(module, WRAPPER)).toEqual({ status: 0, stdout: '', stderr: NOTICE });
    expect(space.run(module, join(module, 'program'), []).stderr).toBe('runtime\nwoven one\none\ntwo\n');
    // The go command says again what a cached compile said.
    expect(build(module, ['go', 'build', RAW], {}, '-o', 'raw')).toEqual({ status: 0, stdout: '', stderr: NOTICE });
  });

  test('of the user\'s own: it may be their mistake', () => {
    const own = aspects(['Own', 'println(undefinedName)']);
    const module = space.write('own', { ...FILES, 'own.yml': own.replace('name: lib', 'name: own'), 'otel-ts.yml': 'exclude: [lib]\naspects: [own.yml]\n', 'lib/own.go': 'package lib\n\nfunc Own() {}\n' });
    const { status, stderr } = build(module, WRAPPER);
    expect(status).toBe(0);
    expect(stderr).toMatch(/compiled without own#Own \(own\.yml:3\); a mistake in the aspect, or a bug of otel-ts: OTEL_TS_DEBUG=1 shows .* \[woven-does-not-compile\]\n$/);
    space.write('own', { 'lib/new.go': 'package lib\n' });
    expect(build(module, WRAPPER, { OTEL_TS_DEBUG: '1' }).stderr).toContain('own.yml:5:');
  });

  test('two of them: nothing is woven, both are named', () => {
    const broken = aspects(['One', 'println(undefinedName)'], ['Two', 'println(undefinedName)']);
    const module = space.write('two', { ...FILES, 'own.yml': broken.replace('name: lib', 'name: own'), 'otel-ts.yml': 'aspects: [own.yml]\n' });
    expect(build(module, WRAPPER).stderr).toContain('without own#One (own.yml:3), own#Two (own.yml:6); ');
    expect(space.run(module, join(module, 'program'), []).stderr).toBe('runtime\none\ntwo\n');
  });

  test("the user's own error stays the compiler's alone", () => {
    const module = space.write('error', { ...FILES, 'lib/error.go': 'package lib\n\nvar x int = "text"\n' });
    expect(build(module, WRAPPER)).toEqual(space.run(module, 'go', ['build', '-o', 'program', '.']));
  });
});

describe('strict', () => {
  test('a notice is an error, by flag and by environment, also for a package that is cached with it', () => {
    const module = space.write('strict', FILES);
    expect(build(module, WRAPPER).status).toBe(0);
    const strict = { status: 1, stdout: '', stderr: NOTICE };
    expect(build(module, ['otel-ts', 'go', '--strict', 'build'])).toEqual(strict);
    expect(build(module, ['go', 'build', RAW], { OTEL_TS_STRICT: '1' })).toEqual(strict);
    expect(build(module, WRAPPER).status).toBe(0);
  });

  test('without a notice it changes nothing', () => {
    const module = space.write('strict-fine', { ...FILES, 'otel-ts.yml': 'exclude: ["lib#Two"]\n' });
    expect(build(module, ['otel-ts', 'go', '--strict', 'build'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(space.run(module, join(module, 'program'), []).stderr).toBe('runtime\nwoven one\none\ntwo\n');
  });

  test('a word that is neither yes nor no', () => {
    const module = space.write('word', FILES);
    expect(build(module, WRAPPER, { OTEL_TS_STRICT: 'yes' })).toEqual({ status: 2, stdout: '', stderr: 'otel-ts: OTEL_TS_STRICT must be 1 or 0, not yes\n' });
  });
});
