// What the comparison of two test runs notices: it must be able to fail.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinsOf } from './joins.ts';
import { differences, readOutcomes, testsThat } from './outcomes.ts';
import { chosenModules, readModules } from './read-modules.ts';

const events = (...lines: object[]): string => ['go: downloading example.com/dep v1.0.0', ...lines.map((line) => JSON.stringify(line))].join('\n');
const end = (Test: string, Action: string): object => ({ Action, Package: 'p', Test });

test('another end, a test that is missing, a build that failed', () => {
  const plain = readOutcomes(events(end('TestA', 'pass'), end('TestA/sub', 'pass'), end('TestB', 'skip'), end('TestC', 'fail'), { Action: 'fail', Package: 'p' }));
  expect(differences(plain, plain)).toEqual([]);
  expect(testsThat('pass', plain)).toEqual(['p TestA', 'p TestA/sub']);
  const woven = readOutcomes(events(end('TestA', 'pass'), end('TestA/sub', 'fail'), end('TestC', 'fail'), { Action: 'build-fail', ImportPath: 'q' }));
  expect(differences(plain, woven)).toEqual([
    { key: 'p', plain: 'fail', woven: 'missing' },
    { key: 'p TestA/sub', plain: 'pass', woven: 'fail' },
    { key: 'p TestB', plain: 'skip', woven: 'missing' },
    { key: 'q', plain: 'missing', woven: 'build-fail' },
  ]);
});

test('names with temporary directories are the same, and none hides a failure', () => {
  const run = (number: number, result: string): string => events(end(`TestA/tmp/TestA${number}/001`, result), end(`TestA/tmp/TestA${number + 1}/001`, 'pass'));
  expect(differences(readOutcomes(run(1857496004, 'pass')), readOutcomes(run(4243278005, 'pass')))).toEqual([]);
  expect(differences(readOutcomes(run(1857496004, 'pass')), readOutcomes(run(4243278005, 'fail')))).toEqual([{ key: 'p TestA/tmp/TestAN/001', plain: 'pass', woven: 'fail' }]);
});

test('specs of Ginkgo, which are one test for go test', () => {
  const suite = (skipped: number): string => {
    const lines = ['Ran 7 of 9 Specs in 0.042 seconds\n', `\u001b[38;5;10mSUCCESS!\u001b[0m -- \u001b[38;5;10m\u001b[1m7 Passed\u001b[0m | \u001b[91m0 Failed\u001b[0m | 1 Pending | ${skipped} Skipped\n`];
    return events(...lines.map((Output) => ({ Action: 'output', Package: 'p', Test: 'TestSuite', Output })), end('TestSuite', 'pass'));
  };
  expect(readOutcomes(suite(1)).results.get('p TestSuite specs')).toBe('7 0 1 1');
  expect(differences(readOutcomes(suite(1)), readOutcomes(suite(0)))).toEqual([{ key: 'p TestSuite specs', plain: '7 0 1 1', woven: '7 0 1 0' }]);
});

test('joins: of links only, each package once, the most of its variants', () => {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-joins-'));
  const file = join(directory, 'statistics');
  const lines = [
    { woven: { cached: { 'a#X': 9 } } },
    { packages: ['p', 'q'], woven: { p: { 'a#X': 3 }, q: { 'a#X': 2, 'b#Y': 1 } } },
    { packages: ['p'], woven: { p: { 'a#X': 1 } } },
  ];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(joinsOf(file)).toEqual({ 'a#X': 5, 'b#Y': 1 });
  rmSync(directory, { recursive: true });
});

test('modules.yaml: pinned, named once, chosen by name', () => {
  const modules = readModules();
  expect(new Set(modules.map(({ name }) => name)).size).toBe(modules.length);
  for (const { module } of modules) expect(module).toMatch(/^\S+@v\d+\.\d+\.\d+/);
  expect(chosenModules('all')).toEqual(modules);
  expect(chosenModules('').length).toBeLessThan(modules.length);
  expect(chosenModules('gin,chi').map(({ name }) => name)).toEqual(['gin', 'chi']);
  expect(() => chosenModules('gni')).toThrow('there is no gni');
});
