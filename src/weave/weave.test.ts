import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import { catalogOf } from '../aspects/catalog.ts';
import { parseAspectFile } from '../aspects/load.ts';
import { goParser } from '../golang/grammar.ts';
import { weavePackage } from './weave.ts';

beforeAll(async () => void (await goParser()));

const ASPECTS = `
meta: { name: test, description: test }
aspects:
  - id: f
    join-point: { all-of: [{ import-path: example.com/p }, { function-body: { function: [{ name: f }] } }] }
    advice:
      - span: { attributes: { size: len(s) } }
`;

async function weave(files: Record<string, string>, importPath = 'example.com/p', aspects = ASPECTS) {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-weave-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const goFiles = Object.keys(files).map((name) => join(directory, name));
  const outputDirectory = join(directory, 'out');
  const catalog = catalogOf([parseAspectFile('/x/a.yaml', 'a.yaml', aspects)]);
  const result = await weavePackage(catalog, { importPath, goFiles, outputDirectory, imports: new Set() });
  return { ...result, directory, given: goFiles };
}

test('a file that the parser cannot read is compiled as it is and reported, the others are woven', async () => {
  const result = await weave({ 'a.go': 'package p\n\nfunc f(s string) { if }\n', 'b.go': 'package p\n\nfunc f(s string) {}\n' });
  expect(result.notices).toEqual([
    { code: 'unparsable', message: expect.stringContaining('compiled as it is'), file: result.given[0], line: 3, column: expect.any(Number) },
  ]);
  expect(result.goFiles[0]).toBe(result.given[0]);
  expect(result.goFiles[1]).not.toBe(result.given[1]);
  expect(result.woven).toBe(true);
});

test('files without a match keep their place on the command line, and nothing is written for other packages', async () => {
  const matching = await weave({ 'a.go': 'package p\n', 'b.go': 'package p\n\nfunc f(s string) {}\n', 'c.go': 'package p\n' });
  expect(matching.goFiles.map((file) => file === matching.given[0] || file === matching.given[2])).toEqual([true, false, true, false]);
  const other = await weave({ 'a.go': 'package p\n\nfunc f(s string) {}\n' }, 'example.com/q');
  expect(other).toMatchObject({ woven: false, goFiles: other.given, notices: [] });
  expect(readdirSync(other.directory)).toEqual(['a.go']);
});

test('a package that declares what woven code needs as predeclared is left alone, with the reason', async () => {
  for (const declaration of ['type string []byte', 'func recover() {}', 'var (\n\tint64 = 1\n)']) {
    const result = await weave({ 'a.go': `package p\n\n${declaration}\n\nfunc f(s []byte) {}\n` });
    expect(result.woven).toBe(false);
    expect(result.notices.map(({ code }) => code)).toEqual(['shadowed']);
  }
});

test('an alias holds in every file of its package, also in those that never say what it stands for', async () => {
  const aspects = ASPECTS.replace('function: [{ name: f }]', 'function: [{ receiver: "*example.com/p.server" }]').replace('len(s)', '"1"');
  const files = { 'a.go': 'package p\n\nfunc (s *same) f() {}\n', 'b.go': 'package p\n\ntype same = server\n', 'c.go': 'package p\n\ntype server struct{}\n' };
  expect((await weave(files, 'example.com/p', aspects)).woven).toBe(true);
  expect((await weave({ ...files, 'b.go': 'package p\n\ntype same server\n' }, 'example.com/p', aspects)).woven).toBe(false);
  // The compiler's to report.
  expect((await weave({ ...files, 'b.go': 'package p\n\ntype same = more\n\ntype more = same\n' }, 'example.com/p', aspects)).woven).toBe(false);
});

test('every tree is deleted, also of files that are only read for their aliases or literals', async () => {
  const parser = await goParser();
  const files = {
    'a.go': 'package p\n\nfunc f(s *same) { _ = T{1} }\n',
    'b.go': 'package p\n\ntype same = string\n',
    'c.go': 'package p\n\ntype T struct{ a int }\n\ntype list []T\n',
    'd.go': 'package p\n\nvar _ = list{{2}}\n',
    'e.go': 'package p\n\nvar _ = list{}\n',
  };
  const texts = new Set(Object.values(files));
  const parse = vi.spyOn(parser, 'parse');
  const aspects = `${ASPECTS}  - { id: T, join-point: { struct-definition: example.com/p.T }, advice: [{ add-struct-field: { name: n, type: "*int" } }] }\n`;
  const { goFiles, given } = await weave(files, 'example.com/p', aspects);
  const trees = parse.mock.calls.flatMap(([text], index) => (texts.has(String(text)) ? [parse.mock.results[index]?.value as Tree] : []));
  parse.mockRestore();
  expect(goFiles.slice(0, 5).map((file, index) => file === given[index])).toEqual([false, true, false, false, true]);
  expect(trees.length).toBeGreaterThanOrEqual(5);
  // Deleting sets the address to 0.
  expect(trees.map((tree) => (tree as unknown as number[])[0])).toEqual(trees.map(() => 0));
});
