// Include, exclude, replace, options: which aspects are left, and what stands in their place.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog.ts';
import { qualifiedId } from './identity.ts';
import { aspects, idsOf, moduleOf } from './testing.ts';

/** Ids of the shipped catalogue and of the test's files that are left. */
async function left(configuration: string, files: Record<string, string> = {}): Promise<string[]> {
  const ids = await idsOf(moduleOf({ 'otel-ts.yml': configuration, ...files }), { shipped: true });
  return ids.map((id) => id.replace(/ .*/, ''));
}

const names = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.replace(/#.*/, '')))].sort();

test('include keeps what it names, what every program needs, and what the repository itself holds', async () => {
  const files = { 'x.aspect.yml': aspects('x', 'A') };
  expect(names(await left('include: [net/http]\naspects: [x.aspect.yml]\n', files))).toEqual(['net/http', 'os/signal', 'runtime', 'x']);
  expect(names(await left('include: [database/*]\nextends: [./x.aspect.yml]\n', files))).toEqual(['database/sql', 'os/signal', 'runtime']);
});

test('exclude by name, by id, by glob; with exact names even what every program needs', async () => {
  expect(names(await left('exclude: [net/http]\n'))).not.toContain('net/http');
  const without = await left('exclude: ["net/http#serverHandler.*"]\n');
  expect(without).toContain('net/http#ServeMux.findHandler');
  expect(without).not.toContain('net/http#serverHandler.ServeHTTP');
  expect(names(await left('exclude: ["**"]\n', {}).catch(() => []))).toEqual(['os/signal', 'runtime']);
  expect(names(await left('exclude: [runtime, "os/signal#process"]\n'))).not.toContain('runtime');
  expect(names(await left('exclude: [runtime, os/signal]\n'))).not.toContain('os/signal');
  const signals = (await left('exclude: ["os/signal#process"]\n')).filter((id) => id.startsWith('os/signal#'));
  expect(signals).toEqual(['os/signal#Kill', 'os/signal#Process.Signal']);
});

test('`*` stays within a segment', async () => {
  const files = { 'a.aspect.yml': aspects('a/b/c', 'A'), 'b.aspect.yml': aspects('a/b', 'B') };
  expect(names(await left('aspects: ["*.aspect.yml"]\nexclude: ["a/*"]\n', files))).not.toContain('a/b');
  expect(names(await left('aspects: ["*.aspect.yml"]\nexclude: ["a/*"]\n', files))).toContain('a/b/c');
  expect(names(await left('aspects: ["*.aspect.yml"]\nexclude: ["a/**"]\n', files)).filter((name) => name.startsWith('a/'))).toEqual([]);
});

test('what is left out can be explained', async () => {
  const directory = moduleOf({ 'otel-ts.yml': 'include: [net/http]\nexclude: ["net/http#ServeMux.findHandler"]\n' });
  const { excluded } = await loadCatalog({ directory, aspects: [] });
  const told = [...(excluded ?? [])].map(([aspect, entry]) => [qualifiedId(aspect), entry?.text]);
  expect(told).toContainEqual(['net/http#ServeMux.findHandler', 'net/http#ServeMux.findHandler']);
  expect(told).toContainEqual(['database/sql#DB', undefined]);
});

test.each([
  ['the same file name and id', aspects('net/http', 'ServeMux.findHandler')],
  ['the whole id', aspects('mine', 'net/http#ServeMux.findHandler')],
  ['an id that only one has', aspects('mine', 'ServeMux.findHandler')],
])('replaces by %s', async (_, text) => {
  const directory = moduleOf({ 'otel-ts.yml': 'aspects: [mine.yml]\n', 'mine.yml': text });
  const { aspectFiles, replaced } = await loadCatalog({ directory, aspects: [] });
  const found = aspectFiles.flatMap((file) => file.aspects).filter((aspect) => aspect.id.endsWith('ServeMux.findHandler'));
  expect(found.map((aspect) => aspect.file.name)).toEqual(['mine.yml']);
  expect([...(replaced ?? [])].map(([old, by]) => [old.file.name, by.file.name])).toEqual([['aspects/net-http.yaml', 'mine.yml']]);
});

test('a plain id adds: where two have it, in files of others, and where every program needs the one that has it', async () => {
  const shipped = (await idsOf(moduleOf({}), { shipped: true })).length;
  const two = moduleOf({ 'otel-ts.yml': 'extends: [./two.yml]\naspects: [mine.yml]\n', 'two.yml': aspects('two', 'DB'), 'mine.yml': aspects('mine', 'DB') });
  expect(await idsOf(two, { shipped: true })).toHaveLength(shipped + 2);
  const other = moduleOf({ 'otel-ts.yml': 'extends: [./mine.yml]\n', 'mine.yml': aspects('mine', 'ServeMux.findHandler') });
  expect(await idsOf(other, { shipped: true })).toHaveLength(shipped + 1);
  const essential = moduleOf({ 'otel-ts.yml': 'aspects: [mine.yml]\n', 'mine.yml': aspects('mine', 'g') });
  expect(await idsOf(essential, { shipped: true })).toHaveLength(shipped + 1);
});

test('neighbours that extend the same file agree, and what one of them replaces is replaced', async () => {
  const directory = moduleOf({
    'otel-ts.yml': 'extends: [./a/a.yml, ./b.yml]\n',
    'a/a.yml': `extends: [../base.yml]\naspects: [own.yml]\n`,
    'a/own.yml': aspects('base', 'X'),
    'b.yml': 'extends: [./base.yml]\n',
    'base.yml': aspects('base', 'X', 'Y'),
  });
  expect(await idsOf(directory)).toEqual(['base#Y base.yml', 'base#X a/own.yml']);
});

test('a file that is named again on top of what replaced it is back', async () => {
  const directory = moduleOf({
    'otel-ts.yml': 'extends: [./base.yml]\naspects: [a.yml]\n',
    'base.yml': 'extends: [./a.yml]\naspects: [b.yml]\n',
    'a.yml': aspects('x', 'A'),
    'b.yml': aspects('x', 'A', 'B'),
    'c.yml': aspects('c', 'C'),
  });
  expect(await idsOf(directory, { aspects: [join(directory, 'c.yml')] })).toEqual(['x#B b.yml', 'x#A a.yml', 'c#C c.yml']);
});

test('options: defaults, then the file, then the id, then the outer configuration', async () => {
  const text = `meta:
  name: x
  options:
    depth: { type: number, default: 3, description: how deep }
    headers: { type: list, default: [] }
    on: { type: boolean }
aspects:
  - { id: A, join-point: { import-path: x }, advice: [] }
  - { id: B, join-point: { import-path: x }, advice: [] }
`;
  const directory = moduleOf({
    'otel-ts.yml': 'extends: [./base.yml]\noptions:\n  "x#B": { depth: 7 }\n  x: { depth: 5 }\n  free: { anything: { at: [all] } }\n',
    'base.yml': 'aspects: [x.yml, free.yml]\noptions: { x: { depth: 4, headers: [accept] } }\n',
    'x.yml': text,
    'free.yml': aspects('free', 'F'),
  });
  const { aspectFiles } = await loadCatalog({ directory, aspects: [join(directory, 'x.yml')] });
  const given = aspectFiles.filter(({ name }) => !name.startsWith('aspects/')).flatMap((file) => file.aspects).filter(({ options }) => options);
  expect(given.map(({ id, options }) => [id, options])).toEqual([
    ['F', { anything: { at: ['all'] } }],
    ['A', { depth: 5, headers: ['accept'], on: false }],
    ['B', { depth: 7, headers: ['accept'], on: false }],
  ]);
});
