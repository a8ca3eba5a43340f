import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseGo } from './parse.ts';

test.each([
  ['new of a value', 'package p\nvar x = new(5)\nvar y = new([]int)\n'],
  ['several of them', 'package p\nfunc f() { a := new(1); b := new(f2()); c := make([]int, 2); _, _, _ = a, b, c }\n'],
  ['a shadowed make', 'package p\nfunc f(make func(int) int) int { return make(1) + make(2 + 3) }\n'],
])('%s is read, and offsets stay', async (_, source) => {
  const { tree, error } = await parseGo(source);
  expect(error).toBeUndefined();
  expect(tree.rootNode.endIndex).toBe(source.length);
});

test('what is no Go is an error with its place', async () => {
  const { error } = await parseGo('package p\n\nfunc f() { if }\n');
  expect(error?.startPosition.row).toBe(2);
});

test('every file of net/http, runtime and database/sql is read', async () => {
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  for (const directory of ['net/http', 'runtime', 'database/sql']) {
    for (const name of readdirSync(join(root, 'src', directory)).filter((file) => file.endsWith('.go'))) {
      const { tree, error } = await parseGo(readFileSync(join(root, 'src', directory, name), 'utf8'));
      expect(error?.startPosition, join(directory, name)).toBeUndefined();
      tree.delete();
    }
  }
});
