// What a directive says, and where its notices and code point.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalogOf } from '../aspects/catalog.ts';
import { parseSpanDirective } from './directives-parse.ts';
import { weavePackage } from './weave.ts';

const directory = mkdtempSync(join(tmpdir(), 'otel-ts-directives-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const pair = (key: string, value: string, quoted = false) => expect.objectContaining({ key, value, quoted });

test.each([
  ['//otel:span', undefined, []],
  ['//otel:span work', 'work', []],
  ['//otel:span a:b', undefined, [pair('a', 'b')]],
  ['//otel:span work a:b  c:d:e', 'work', [pair('a', 'b'), pair('c', 'd:e')]],
  ['//otel:span "GET /a: b" "k 1":"v \\" 1"', 'GET /a: b', [pair('k 1', 'v " 1', true)]],
  ['//otel:span\ta:""', undefined, [pair('a', '', true)]],
])('%s', (comment, name, attributes) => expect(parseSpanDirective(comment)).toEqual({ name, attributes, mistakes: [] }));

test.each([
  ['//otel:span a:b c', 'c is no key:value', 16],
  ['//otel:span a b', 'b is no key:value', 14],
  ['//otel:span a:', 'a: has no value', 12],
  ['//otel:span :a', ':a has no key', 12],
  ['//otel:span ""', '"" is no key:value', 12],
  ['//otel:span a:"b', 'a:"b: a quote is not closed', 12],
  ['//otel:span a:b a:c', 'a is given twice; the first one holds', 16],
])('%s: %s', (comment, message, offset) => expect(parseSpanDirective(comment).mistakes).toEqual([{ message, offset }]));

test('places of values', () => {
  const places = parseSpanDirective('//otel:span a:b "k 1":"v" c:d').attributes.map(({ offset }) => offset);
  expect(places).toEqual([14, 22, 28]);
});

async function weave(source: string) {
  const file = join(directory, 'main.go');
  writeFileSync(file, source);
  const { woven, notices } = await weavePackage(catalogOf([]), { importPath: 'p', goFiles: [file], outputDirectory: join(directory, 'out'), imports: new Set() });
  return { woven, notices: notices.map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

test('a notice has the place of the word, in bytes', async () => {
  expect(await weave('package p\n\n//otel:span é a:b c\nfunc f() {}\n')).toEqual({ woven: true, notices: ['directive 3:20'] });
});

test('a function that nothing may be added to stays as it is', async () => {
  expect(await weave('package p\n\n//otel:span\n//go:nosplit\nfunc f() {}\n')).toEqual({ woven: false, notices: ['untouchable 5:10'] });
  expect(await weave('package p\n\n//otel:ignore\n//go:nosplit\nfunc f() {}\n')).toEqual({ woven: false, notices: ['untouchable 5:10'] });
});

test('a function without a body has no span', async () => {
  expect(await weave('package p\n\n//otel:span\nfunc f()\n')).toEqual({ woven: false, notices: ['directive 3:1'] });
});

test('above the first statement of a list, a directive is that statement\'s alone', async () => {
  expect(await weave('package p\n\nfunc f() {\n\t//otel:ignore\n\tg()\n\t//otel:span\n\th := func() {}\n\th()\n}\n')).toEqual({ woven: true, notices: [] });
});
