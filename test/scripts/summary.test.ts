// The line that `otel-ts go` writes to stderr: what is in the program, also when it came from the cache.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace, type Result, type Workspace } from './support/workspace.ts';

const ASPECT = `meta: { name: my lib, description: A test }
aspects:
  - id: Greet
    join-point: { function-body: { function: [{ name: Greet }] } }
    advice: [{ prepend-statements: { template: println("woven") } }]
`;
const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "example.com/app/lib"\n\nfunc main() { lib.Greet() }\n\nfunc Greet() {}\n',
  'lib/lib.go': 'package lib\n\nfunc Greet() { println("lib") }\n\ntype T int\n\nfunc (T) Greet() {}\n',
};
let space: Workspace;
let app: string;

beforeAll(async () => {
  space = await createWorkspace({ runtime: 'package otelts\n', aspects: { 'lib.yaml': ASPECT } });
  app = space.write('app', FILES);
});
afterAll(() => space?.remove());

const build = (...args: string[]): Result => space.run(app, space.otelTs, ['go', ...args], { OTEL_TS_SUMMARY: '' });
const SUMMARY = /^otel-ts: 2 of (\d+) packages woven, 3 joins \(my lib 3\), \d+\.\d s\n$/;

test('the same for a program whose packages are cached, and nothing when nothing is done', () => {
  const first = build('build', '-o', 'one', '.');
  expect(first).toEqual({ status: 0, stdout: '', stderr: expect.stringMatching(SUMMARY) });
  const again = build('build', '-o', 'two', '.');
  expect(SUMMARY.exec(again.stderr)?.[1]).toBe(SUMMARY.exec(first.stderr)?.[1]);
  const packages = space.run(app, 'go', ['list', '-deps', '.']).stdout.trim().split('\n');
  // The runtime is one more; unsafe is none that is compiled.
  expect(Number(SUMMARY.exec(first.stderr)?.[1])).toBe(packages.filter((path) => path !== 'unsafe').length + 1);
  expect(build('build', '-o', 'two', '.')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('libraries alone; nothing of a build that fails, of go run and go vet', () => {
  space.write('app', { 'other/other.go': 'package other\n\nfunc Greet() {}\n', 'wrong/wrong.go': 'package wrong\n\nvar x int = ""\n' });
  expect(build('build', './other').stderr).toMatch(/^otel-ts: 1 package woven, 1 join \(my lib 1\), /);
  expect(build('build', './wrong').stderr).not.toContain('woven');
  expect(build('run', '.').stderr).toBe('woven\nlib\n');
  expect(build('vet', '.').stderr).toBe('');
  expect(space.run(app, space.otelTs, ['go', 'build', '-o', 'three', '.']).stderr).toBe('');
});
