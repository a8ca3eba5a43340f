import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mainModules } from './main-modules.ts';

const directory = mkdtempSync(join(tmpdir(), 'otel-ts modules '));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(directory, name)), { recursive: true });
  writeFileSync(join(directory, name), text);
};

test('a module, another go.mod, a workspace, none', () => {
  write('one/go.mod', 'module example.com/one\n\ngo 1.24\n');
  write('one/sub/x.go', 'package sub\n');
  write('one/other.mod', 'module example.com/other\n\ngo 1.24\n');
  expect(mainModules(join(directory, 'one/sub'), ['build', '.'])).toEqual(['example.com/one']);
  expect(mainModules(join(directory, 'one'), ['build', '-modfile', 'other.mod', '.'])).toEqual(['example.com/other']);
  write('space/go.work', 'go 1.24\n\nuse (\n\t./a\n\t./b\n)\n');
  for (const name of ['a', 'b']) write(`space/${name}/go.mod`, `module example.com/${name}\n\ngo 1.24\n`);
  expect(mainModules(join(directory, 'space/a'), [])?.sort()).toEqual(['example.com/a', 'example.com/b']);
  mkdirSync(join(directory, 'empty'));
  expect(mainModules(join(directory, 'empty'), [])).toBe(undefined);
});
