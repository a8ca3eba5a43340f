// Bounds are never narrower than the truth, and as narrow as the launcher can use them.
import { beforeAll, expect, test } from 'vitest';
import { goParser } from '../golang/grammar.ts';
import { boundAllows } from './bounds.ts';
import { readJoinPoint } from './join-points/registry.ts';
import { parseYaml } from './yaml.ts';

beforeAll(async () => void (await goParser()));

const boundOf = (joinPoint: string) => readJoinPoint(parseYaml('a.yaml', joinPoint)).bound;
const none = { importPaths: [], imports: [] };

test.each([
  ['package-filter: "a/**"', { ...none, globs: ['a/**'] }],
  ['package-filter: a/b', { importPaths: ['a/b'], imports: [] }],
  ['package-filter: { root: true, pattern: "x/*" }', { ...none, modules: 'main' }],
  ['package-filter: ./x', { ...none, modules: 'main' }],
  ['method-call: { receiver: "*a.T", name: Do }', { ...none, words: ['Do'] }],
  ['directive: team:audit', { ...none, words: ['//team:audit'] }],
  ['package-name: store', { ...none, words: ['store'] }],
  ['version: ">=1"', { ...none, modules: 'any' }],
  ['test-main: true', { ...none, globs: ['**.test'] }],
  ['test-main: false', 'everything'],
  ['function: [{ name: Do }]', { ...none, words: ['Do'] }],
  ['function: [{ name: "" }]', 'everything'],
  ['function: [{ name: "Do*" }]', 'everything'],
  ['function: [{ argument-implements: error }]', 'everything'],
  ['not: { package-filter: "a/**" }', 'everything'],
  ['one-of: [{ package-filter: "a/**" }, { directive: x:y }, { import-path: b }, { version: "1" }, { package-filter: { root: true } }]',
    { importPaths: ['b'], imports: [], globs: ['a/**'], words: ['//x:y'], modules: 'any' }],
  ['one-of: [{ package-filter: "a/**" }, { go: ">=1" }]', 'everything'],
  ['all-of: [{ go: ">=1" }, { package-filter: "a/**" }, { function: [{ name: Do }] }]', { ...none, globs: ['a/**'] }],
  ['all-of: [{ package-filter: "**/a" }, { function-call: b.F }]', { importPaths: ['b'], imports: ['b'] }],
  ['all-of: [{ package-filter: "a/*" }, { one-of: [{ import-path: a/b }, { import-path: c/d }] }]', { importPaths: ['a/b'], imports: [] }],
  ['all-of: [{ version: ">=1" }, { import-path: a/b }]', { importPaths: ['a/b'], imports: [] }],
  ['all-of: [{ package-filter: { root: true } }, { method-call: { receiver: "*a.T", name: Do } }]', { ...none, modules: 'main' }],
])('%s', (joinPoint, bound) => expect(boundOf(joinPoint)).toEqual(bound));

test('what a bound does not say of a path alone, it allows', () => {
  const imports = new Set(['i']);
  expect(boundAllows(boundOf('package-filter: "a/*"'), 'a/b', imports)).toBe(true);
  expect(boundAllows(boundOf('package-filter: "a/*"'), 'b', imports)).toBe(false);
  expect(boundAllows(boundOf('directive: x:y'), 'b', imports)).toBe(true);
  expect(boundAllows(boundOf('version: "1"'), 'b', imports)).toBe(true);
});
