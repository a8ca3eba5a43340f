import { expect, test } from 'vitest';
import { addArchives, parseImportConfig } from './importcfg.ts';

const TEXT = '# import config\nimportmap a=vendor/a\npackagefile vendor/a=/c/a=b.a\npackageshlib s=/s.so\nmodinfo "x=y"\n';

test('reads archives, the import map and shared packages', () => {
  const config = parseImportConfig(TEXT);
  expect([...config.archives]).toEqual([['vendor/a', '/c/a=b.a']]);
  expect([...config.importMap]).toEqual([['a', 'vendor/a']]);
  expect([...config.shared]).toEqual(['s']);
});

test('adds only what is missing, and keeps every line', () => {
  expect(addArchives(TEXT, [['vendor/a', '/other'], ['s', '/s.a'], ['otelts', '/o.a']])).toBe(`${TEXT}packagefile otelts=/o.a\n`);
  expect(addArchives('packagefile a=b', [['c', 'd']])).toBe('packagefile a=b\npackagefile c=d\n');
});
