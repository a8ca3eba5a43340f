// What the tool ID says of configuration: everything that may change what is woven, and nothing of where it lies.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../aspects/catalog.ts';
import { aspects, moduleOf } from '../aspects/configuration/testing.ts';
import { aspectsDigest } from './digest.ts';
import { findInstallation } from './installation.ts';

const FILES = { 'otel-ts.yml': 'aspects: ["**/*.aspect.yml"]\n', 'a.aspect.yml': aspects('a', 'A'), 'cmd/x.go': 'package x\n' };

async function digest(directory: string, given: readonly string[] = []): Promise<string> {
  return aspectsDigest(findInstallation(), await loadCatalog({ directory, aspects: given }), directory);
}

test('two directories with the same content agree, and so do their sub-directories', async () => {
  const [one, two] = [moduleOf(FILES), moduleOf(FILES)];
  expect(await digest(one)).toBe(await digest(two));
  expect(await digest(one)).toBe(await digest(join(two, 'cmd')));
});

test('it does not tell where packages and given files lie', async () => {
  const digests = ['one', 'two'].map(async (name) => {
    const library = moduleOf({ 'go.mod': 'module example.com/lib\n\ngo 1.26\n', 'otel/lib.aspect.yml': aspects('lib', 'L') });
    const directory = moduleOf({ 'otel-ts.yml': 'extends: [example.com/lib/otel]\n', 'go.work': `go 1.26\nuse (\n\t.\n\t${library}\n)\n` });
    const elsewhere = moduleOf({ [`${name}/c.yml`]: aspects('c', 'C') });
    return digest(directory, [join(elsewhere, name, 'c.yml')]);
  });
  expect(await digests[0]).toBe(await digests[1]);
});

test.each<[string, (directory: string) => void]>([
  ['a configuration file appears', (directory) => writeFileSync(join(directory, 'cmd/otel-ts.yml'), '# nothing\n')],
  ['the configuration goes', (directory) => rmSync(join(directory, 'otel-ts.yml'))],
  ['the configuration changes', (directory) => writeFileSync(join(directory, 'otel-ts.yml'), 'exclude: [net/http]\n')],
  ['an aspect file changes', (directory) => writeFileSync(join(directory, 'a.aspect.yml'), aspects('a', 'B'))],
  ['an aspect file appears', (directory) => writeFileSync(join(directory, 'b.aspect.yml'), aspects('b', 'B'))],
])('it differs when %s', async (_, change) => {
  const directory = moduleOf(FILES);
  const before = await digest(join(directory, 'cmd'));
  change(directory);
  expect(await digest(join(directory, 'cmd'))).not.toBe(before);
});

test('it tells who comes last', async () => {
  const directory = moduleOf({ 'a.yml': aspects('a', 'A'), 'b.yml': aspects('b', 'B') });
  const [a, b] = [join(directory, 'a.yml'), join(directory, 'b.yml')];
  expect(await digest(directory, [a, b])).not.toBe(await digest(directory, [b, a]));
  expect(await digest(directory, [a])).not.toBe(await digest(directory));
});
