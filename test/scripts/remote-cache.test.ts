// A build cache that several machines share (GOCACHEPROG): what one has woven serves the others.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkspace, type Result, type Workspace } from './support/workspace.ts';

const HELPER = 'github.com/bradfitz/go-tool-cache/cmd/go-cacher@v0.0.0-20260722201841-0bb331e19f64';
const bin = mkdtempSync(join(tmpdir(), 'otel-ts-cacher-'));
const installed = spawnSync('go', ['install', HELPER], { env: { ...process.env, GOBIN: bin, GOFLAGS: '', GONOSUMDB: '*' } }).status === 0;
let space: Workspace;

beforeAll(async () => {
  const aspect = `meta: { name: lib, description: A test }
aspects:
  - id: lib
    join-point: { function-body: { function: [{ name: Greet }] } }
    advice:
      - prepend-statements: { template: println("woven") }
`;
  space = await createWorkspace({ runtime: 'package otelts\n\nfunc init() { println("runtime") }\n', aspects: { 'lib.yaml': aspect } });
});
afterAll(() => {
  space?.remove();
  rmSync(bin, { recursive: true, force: true });
});

describe.skipIf(!installed)(`GOCACHEPROG${installed ? '' : ' (skipped: the module proxy did not give a helper)'}`, () => {
  test('a second checkout on a machine without caches compiles nothing, and links the same program', () => {
    const first = buildOn('first machine');
    expect(first.compiled.filter((path) => path.startsWith('example.com/') || path === 'main')).toEqual(['example.com/app/lib', 'main']);
    expect(first.said).toBe('runtime\nwoven\nlib\n');
    const second = buildOn('second machine');
    expect(second.compiled).toEqual([]);
    expect(second.program.equals(first.program)).toBe(true);
  });
});

function buildOn(machine: string): { compiled: string[]; program: Buffer; said: string } {
  const app = space.write(`${machine}/src/app`, {
    'go.mod': 'module example.com/app\n\ngo 1.24\n',
    'main.go': 'package main\n\nimport "example.com/app/lib"\n\nfunc main() { println(lib.Greet()) }\n',
    'lib/lib.go': 'package lib\n\nfunc Greet() string { return "lib" }\n',
  });
  const own = (name: string): string => space.write(`${machine}/${name}`, {});
  const env = { GOCACHE: own('gocache'), OTEL_TS_CACHE: own('plans'), GOCACHEPROG: `${join(bin, 'go-cacher')} -cache-dir=${join(space.directory, 'shared')}` };
  const out = join(space.directory, machine, 'program');
  const result: Result = space.run(app, space.otelTs, ['go', 'build', '-x', '-trimpath', '-o', out, '.'], env);
  expect(result, result.stderr).toMatchObject({ status: 0 });
  const calls = result.stderr.split('\n').filter((line) => /\/compile['"]? .*-p /.test(line));
  return { compiled: calls.map((line) => / -p (\S+)/.exec(line)?.[1] ?? '').sort().filter((path) => path !== ''), program: readFileSync(out), said: space.run(app, out, []).stderr };
}
