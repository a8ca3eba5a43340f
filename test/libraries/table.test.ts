// The page of libraries is what the catalogue says. UPDATE_LIBRARIES=1 writes it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/aspects/catalog.ts';
import { lintedFile } from '../../src/lint/subject.ts';
import { summarize } from '../../src/lint/summarize.ts';
import { libraryTable, type TestedVersions } from './support/table.ts';

const page = join(import.meta.dirname, '../../docs/LIBRARIES.md');

test('docs/LIBRARIES.md is what the catalogue says', async () => {
  const { aspectFiles } = await loadCatalog({ directory: import.meta.dirname });
  const table = libraryTable(aspectFiles.map((file) => summarize(lintedFile(file))), testedVersions());
  if (process.env.UPDATE_LIBRARIES) writeFileSync(page, table);
  expect(readFileSync(page, 'utf8')).toBe(table);
});

test('names of one prefix are put together', () => {
  const library = {
    library: 'acme', description: '', file: '', versions: [], spans: [{ id: 'a', kind: 'server' }, { id: 'b', kind: 'client' }, { id: 'c', kind: 'server' }],
    attributes: ['error.type', 'http.request.method', 'http.route'], metrics: ['acme.duration'], context: { in: true, out: false },
    packages: ['example.com/acme/v2/inner'], backEnds: { aspects: 3, ebpf: { all: 1, part: 0, none: 2 } },
  };
  const tested = new Map([['example.com/acme/v2', ['v2.10.0', 'v2.9.0', 'v2.10.0']], ['example.com/acme', ['v1.0.0']]]);
  expect(libraryTable([library], tested).split('\n').at(-2)).toBe(
    '| acme | acme/v2 v2.9.0 – v2.10.0; acme v1.0.0 | client, server | error.type, http.{request.method, route} | acme.duration | in | part |',
  );
});

function testedVersions(): TestedVersions {
  const found = new Map<string, string[]>();
  const programs = join(import.meta.dirname, '../programs');
  for (const directory of [import.meta.dirname, programs]) {
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      // One of them pretends to be a later version.
      if (!name.endsWith('.mod') || name.startsWith('changed-library')) continue;
      for (const [, module = '', version = ''] of readFileSync(join(directory, name), 'utf8').matchAll(/^(?:require |\t)(\S+) (v\S+)$/gm)) {
        found.set(module, [...(found.get(module) ?? []), version]);
      }
    }
  }
  return found;
}
