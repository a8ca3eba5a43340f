import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { takeOwnFlags } from './own-flags.ts';

test.each<[string, string[], string[]]>([
  ['build ./...', [], ['build', './...']],
  ['--aspects a.yml build ./...', ['a.yml'], ['build', './...']],
  ['--aspects a.yml b.yaml run .', ['a.yml', 'b.yaml'], ['run', '.']],
  ['--aspects=a.yml -aspects b test', ['a.yml', 'b'], ['test']],
  ['build --aspects a.yml', [], ['build', '--aspects', 'a.yml']],
  ['--aspects a.yml -C x.yml', ['a.yml'], ['-C', 'x.yml']],
])('otel-ts go %s', (line, aspects, rest) => {
  expect(takeOwnFlags(line.split(' '))).toMatchObject({ aspects: aspects.map((file) => resolve(file)), rest });
});

test.each(['--aspects', '--aspects='])('%s without a file is refused', (line) => {
  expect(() => takeOwnFlags([line])).toThrow('--aspects needs a file');
});

test.each<[string, object]>([
  ['--timings build .', { timings: 'table', traceBuild: false, rest: ['build', '.'] }],
  ['build --timings -C dir .', { timings: 'table', rest: ['build', '-C', 'dir', '.'] }],
  ['-timings=t.json --trace-build --strict install', { timings: { file: resolve('t.json') }, traceBuild: true, strict: true, rest: ['install'] }],
  ['run -trace-build --timings=/t.json . --timings', { timings: { file: '/t.json' }, traceBuild: true, rest: ['run', '.', '--timings'] }],
  ['build -v --timings', { traceBuild: false, rest: ['build', '-v', '--timings'] }],
  // They may be the test's, or the tool's.
  ['test --timings', { rest: ['test', '--timings'] }],
  ['vet --trace-build', { traceBuild: false, rest: ['vet', '--trace-build'] }],
])('otel-ts go %s', (line, flags) => {
  const { aspects: _, ...taken } = takeOwnFlags(line.split(' '));
  expect(taken).toMatchObject(flags);
  if (!('timings' in flags)) expect(taken).not.toHaveProperty('timings');
});

test('--timings= without a file is refused', () => {
  expect(() => takeOwnFlags(['--timings='])).toThrow('--timings= needs a file');
});
