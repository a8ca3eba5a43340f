// A tool call loads its part of the catalogue: the same aspects as the whole has for that package, and never a file
// that is not what was planned.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boundAllows } from './bounds.ts';
import { loadCatalog } from './catalog.ts';
import { qualifiedId } from './configuration/identity.ts';
import { aspects, moduleOf } from './configuration/testing.ts';
import { loadPlanned, plannedFiles, type PlannedFile } from './planned.ts';

const OPTIONS = 'meta: { name: a, description: x, options: { level: { type: number, default: 1 } } }';
const FILES = {
  'otel-ts.yml': 'aspects: [b.yml, a.yml, c.yml]\nexclude: ["a#B", "c#*"]\noptions: { "a#A": { level: 2 } }\n',
  'a.yml': aspects('a', 'A', 'B', 'C').replace('meta: { name: a, description: for tests }', OPTIONS),
  'b.yml': aspects('b', 'B'),
  'c.yml': aspects('c', 'C'),
};

async function planned(directory: string): Promise<PlannedFile[]> {
  const files = plannedFiles(await loadCatalog({ directory, aspects: [] }));
  return JSON.parse(JSON.stringify(files)) as PlannedFile[];
}

const everything = (_?: PlannedFile['bound']): boolean => true;

test('all of it is the whole catalogue: order, options, what is left out', async () => {
  const directory = moduleOf(FILES);
  const whole = await loadCatalog({ directory, aspects: [] });
  const part = await loadPlanned(await planned(directory), everything);
  const told = ({ aspectFiles }: typeof whole) => aspectFiles.flatMap((file) => file.aspects.map((aspect) => [file.name, qualifiedId(aspect), aspect.options, aspect.position, aspect.advice.length]));
  expect(told(part)).toEqual(told(whole));
  expect(part.filter).toEqual(whole.filter);
  const ids = part.aspectFiles.filter(({ path }) => path.startsWith(directory)).flatMap((file) => file.aspects.map((aspect) => [qualifiedId(aspect), aspect.options]));
  expect(ids).toEqual([['b#B', undefined], ['a#A', { level: 2 }], ['a#C', { level: 1 }]]);
});

test.each(['a', 'net/http', 'database/sql', 'runtime', 'nothing.example/x'])('for package %s: whatever may touch it', async (importPath) => {
  const directory = moduleOf(FILES);
  const imports = new Set(['context']);
  const allows = (bound: PlannedFile['bound']): boolean => boundAllows(bound, importPath, imports);
  const touching = ({ aspectFiles }: Awaited<ReturnType<typeof loadPlanned>>) => aspectFiles
    .flatMap((file) => file.aspects).filter(({ joinPoint }) => allows(joinPoint.bound)).map(qualifiedId);
  const part = await loadPlanned(await planned(directory), allows);
  expect(touching(part)).toEqual(touching(await loadCatalog({ directory, aspects: [] })));
  expect(part.aspectFiles.length).toBeLessThan(4);
});

test.each<[string, (file: string) => void]>([
  ['has changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('id: C', 'id: D'))],
  ['is gone', (file) => rmSync(file)],
])('a file that %s ends the build, where it counts', async (_, change) => {
  const directory = moduleOf(FILES);
  const files = await planned(directory);
  change(join(directory, 'a.yml'));
  await expect(loadPlanned(files, (bound) => boundAllows(bound, 'a', new Set()))).rejects.toThrow('changed during the build');
  await expect(loadPlanned(files, (bound) => boundAllows(bound, 'b', new Set()))).resolves.toBeDefined();
});

test('a file is read once, and not before a package asks for it', async () => {
  const directory = moduleOf(FILES);
  const files = await planned(directory);
  const [a, b] = ['a', 'b'].map((name) => (bound: PlannedFile['bound']) => boundAllows(bound, name, new Set())) as [typeof everything, typeof everything];
  rmSync(join(directory, 'b.yml'));
  const first = await loadPlanned(files, a);
  rmSync(join(directory, 'a.yml'));
  expect((await loadPlanned(files, a)).aspectFiles[0]).toBe(first.aspectFiles[0]);
  await expect(loadPlanned(files, b)).rejects.toThrow('changed during the build');
});

test('options that JSON cannot hold are not planned', async () => {
  const directory = moduleOf({ ...FILES, 'otel-ts.yml': 'aspects: [a.yml]\noptions: { a: { level: .inf } }\n' });
  expect(plannedFiles(await loadCatalog({ directory, aspects: [] }))).toBeUndefined();
});
