import { expect, test } from 'vitest';
import { coveredPackage } from './covered.ts';

const covered = (directory: string, goflags: string, ...args: string[]): string | undefined => {
  return coveredPackage({ args, goflags, directory, profile: undefined }, '/usr/local/go', ['strings', 'net/http', 'net/http/httptrace']);
};

test.each([
  ['strings', 'strings'],
  ['example.com/...,net/http', 'net/http'],
  ['net/...', 'net/http'],
  ['net/http/...', 'net/http'],
  ['net/http/h...', 'net/http/httptrace'],
  ['.../http', 'net/http'],
  ['all', 'strings'],
  ['std', 'strings'],
  ['...', 'strings'],
  ['example.com/...', undefined],
  ['http', undefined],
  ['string.', undefined],
  ['./...', undefined],
  ['.', undefined],
  ['../../...', 'strings'],
  ['../../local/go/src/net/...', 'net/http'],
  ['../../local/go/src/strings', 'strings'],
])('-coverpkg=%s: %s', (pattern, path) => {
  expect(covered('/usr/src/app', '', 'test', `-coverpkg=${pattern}`, '.')).toBe(path);
});

test('from GOFLAGS, as a test flag, and the last one counts', () => {
  expect(covered('/app', '-coverpkg=strings', 'build', '.')).toBe('strings');
  expect(covered('/app', '', 'test', '-test.coverpkg', 'strings', '.')).toBe('strings');
  expect(covered('/app', '-coverpkg=strings', 'test', '-coverpkg=./...', '.')).toBe(undefined);
  expect(covered('/app', '', 'test', '.')).toBe(undefined);
});
