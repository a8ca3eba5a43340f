import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { BUILD_FLAGS, TEST_FLAGS } from './go-flags.ts';

/** Flags as `go help` lists them: a line with one tab, a dash, the name and perhaps its value. */
function documented(topic: string): Map<string, boolean> {
  const text = execFileSync('go', ['help', topic], { encoding: 'utf8' });
  return new Map([...text.matchAll(/^\t-(\w+)(?: (\S.*))?$/gm)].map(([, name = '', value]) => [name, value !== undefined]));
}

const UNDOCUMENTED = ['o', 'debug-actiongraph', 'debug-runtime-trace', 'debug-trace'];

test('build flags are those of `go help build`', () => {
  const known = [...BUILD_FLAGS].filter(([name]) => !UNDOCUMENTED.includes(name)).map(([name, { value }]) => [name, value]);
  expect(new Map(known as [string, boolean][])).toEqual(documented('build'));
});

test('test flags are those of `go help testflag`', () => {
  expect(new Map(TEST_FLAGS)).toEqual(documented('testflag'));
});
