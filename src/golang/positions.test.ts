import { expect, test } from 'vitest';
import { parseGo } from './parse.ts';
import { positionsOf } from './positions.ts';

async function positionOf(source: string, needle: string) {
  const { tree } = await parseGo(source);
  return positionsOf('/src/a.go', source, tree.rootNode).logical(source.indexOf(needle));
}

test('without directives the file speaks for itself, in bytes', async () => {
  expect(await positionOf('package p\nvar é, x int\n', 'x int')).toEqual({ file: '/src/a.go', line: 2, column: 9 });
});

test('a line comment speaks of the next line', async () => {
  const source = 'package p\n//line b.y:10\nvar x int\nvar y int\n';
  expect(await positionOf(source, 'x int')).toEqual({ file: 'b.y', line: 10, column: undefined });
  expect(await positionOf(source, 'y int')).toEqual({ file: 'b.y', line: 11, column: undefined });
});

test('with a column, the first line counts from it and the next ones from 1', async () => {
  const source = 'package p\n//line b.y:10:5\nvar x int\nvar y int\n';
  expect(await positionOf(source, 'x int')).toEqual({ file: 'b.y', line: 10, column: 9 });
  expect(await positionOf(source, 'y int')).toEqual({ file: 'b.y', line: 11, column: 5 });
});

test('a block comment speaks of what follows on its line; no name means the one before', async () => {
  const source = 'package p\nvar a /*line c.go:7:3*/ int; var b /*line :9:1*/ int8\n';
  expect(await positionOf(source, ' int;')).toEqual({ file: 'c.go', line: 7, column: 3 });
  expect(await positionOf(source, ' int8')).toEqual({ file: 'c.go', line: 9, column: 1 });
});

test('what only looks like a directive is none', async () => {
  const source = 'package p\nvar s = "/*line x.go:5:1*/"\n  //line y.go:3\nvar x int\n';
  expect(await positionOf(source, 'x int')).toEqual({ file: '/src/a.go', line: 4, column: 5 });
});
