import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { takeAspects } from './go.ts';

test.each<[string, string[], string[]]>([
  ['build ./...', [], ['build', './...']],
  ['--aspects a.yml build ./...', ['a.yml'], ['build', './...']],
  ['--aspects a.yml b.yaml run .', ['a.yml', 'b.yaml'], ['run', '.']],
  ['--aspects=a.yml -aspects b test', ['a.yml', 'b'], ['test']],
  ['build --aspects a.yml', [], ['build', '--aspects', 'a.yml']],
  ['--aspects a.yml -C x.yml', ['a.yml'], ['-C', 'x.yml']],
])('otel-ts go %s', (line, aspects, rest) => {
  expect(takeAspects(line.split(' '))).toEqual({ aspects: aspects.map((file) => resolve(file)), rest });
});

test.each(['--aspects', '--aspects='])('%s without a file is refused', (line) => {
  expect(() => takeAspects([line])).toThrow('--aspects needs a file');
});
