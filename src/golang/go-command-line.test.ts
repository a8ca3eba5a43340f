import { expect, test } from 'vitest';
import { parseGoCommandLine, parseGoFlags } from './go-command-line.ts';

const names = (line: string): string =>
  parseGoCommandLine(line.split(' ')).flags.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(' ');

test.each([
  ['build -race -o out ./...', 'race o=out'],
  ['build --race -tags=a,b .', 'race tags=a,b'],
  ['build -tags a -p 4 . -race', 'tags=a p=4'],
  ['run -race main.go -msan', 'race'],
  ['build -C dir -trimpath', 'C=dir trimpath'],
  ['build -buildvcs -race', 'buildvcs race'],
  ['test ./... -race', 'race'],
  ['test -run X -v ./... -race -count=1', 'run=X v race count=1'],
  ['test -test.run X -race', 'test.run=X race'],
  ['test . -unknown value -race', 'race'],
  ['test . -unknown=value word -race', ''],
  ['test . -v word -race', 'v'],
  ['test -race -args -msan', 'race'],
  ['test . -- -race', ''],
  ['vet -vettool x -race', 'vettool=x race'],
])('%s', (line, flags) => expect(names(line)).toBe(flags));

test('what follows the flags', () => {
  expect(parseGoCommandLine(['run', '-race', 'example.com/app@v1', 'a', '-b']).operands).toEqual(['example.com/app@v1', 'a', '-b']);
  expect(parseGoCommandLine(['build', '-race']).operands).toEqual([]);
});

test('GOFLAGS', () => {
  expect(parseGoFlags(`-race '-gcflags=all=-N -l' --tags=x`)).toEqual([
    { name: 'race', value: undefined },
    { name: 'gcflags', value: 'all=-N -l' },
    { name: 'tags', value: 'x' },
  ]);
});
