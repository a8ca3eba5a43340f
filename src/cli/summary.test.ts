import { expect, test } from 'vitest';
import { summaryLine } from './summary.ts';

test('nothing is known of a build in which nothing was done', () => {
  expect(summaryLine([], 1)).toBeUndefined();
});

test('packages of programs, and joins by library, each package once', () => {
  const woven = { 'net/http': { 'net/http#Transport.roundTrip': 2, 'net/http#Server': 1 }, runtime: { 'runtime#g': 1 } };
  const statistics = [{ woven: { runtime: { 'runtime#g': 1 } } }, { packages: ['net/http', 'runtime', 'main'], woven }, { packages: ['runtime', 'os', 'main'], woven: { runtime: { 'runtime#g': 1 } } }];
  expect(summaryLine(statistics, 3.21)).toBe('otel-ts: 2 of 4 packages woven, 4 joins (net/http 3, runtime 1), 3.2 s');
});

test('without a link, what was compiled', () => {
  expect(summaryLine([{ woven: { a: { 'x#1': 1 } } }], 0.04)).toBe('otel-ts: 1 package woven, 1 join (x 1), 0.0 s');
});

test('more libraries than a line holds', () => {
  const woven = { p: { 'a#': 1, 'b#': 2, 'c#': 3, 'd#': 4, 'e#': 5 } };
  expect(summaryLine([{ woven }], 0)).toBe('otel-ts: 1 package woven, 15 joins (e 5, d 4, c 3, b 2, …), 0.0 s');
});
