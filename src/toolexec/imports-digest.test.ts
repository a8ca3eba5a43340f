// A package that woven code imports, under the spellings of GOFLAGS that let the go command edit go.mod.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Catalog, catalogOf } from '../aspects/catalog.ts';
import { parseAspectFile } from '../aspects/load.ts';
import { goParser } from '../golang/grammar.ts';
import { importsDigest } from './imports-digest.ts';

const GO_MOD = 'module example.com/app\n\ngo 1.24\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ./dep\n\nreplace example.com/other => ./other\n';
let directory: string;
let catalog: Catalog;

beforeEach(async () => {
  await goParser();
  directory = mkdtempSync(join(tmpdir(), 'otel-ts-imports-'));
  writeFileSync(join(directory, 'go.mod'), GO_MOD);
  for (const name of ['dep', 'other']) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'go.mod'), `module example.com/${name}\n\ngo 1.24\n`);
    writeFileSync(join(directory, name, `${name}.go`), `package ${name}\n`);
  }
  vi.stubEnv('GOWORK', 'off');
  catalog = importing('example.com/dep');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});

function importing(path: string): Catalog {
  const text = `meta: { name: own }\naspects:\n  - { id: A, join-point: { package-name: main }, advice: [{ add-blank-import: ${path} }] }\n`;
  return catalogOf([parseAspectFile(join(directory, 'own.yml'), 'own.yml', text)]);
}

test.each(['', '-mod=mod', '--mod=mod', "'-mod=mod'", '-mod=readonly -mod=mod', "-ldflags=-X=a.b='c\"-mod=mod"])('GOFLAGS=%s: it is what the code is', (goflags) => {
  vi.stubEnv('GOFLAGS', goflags);
  const before = importsDigest(catalog, directory);
  expect(importsDigest(catalog, directory)).toBe(before);
  writeFileSync(join(directory, 'dep/dep.go'), 'package dep\n\nvar X = 1\n');
  expect(importsDigest(catalog, directory)).not.toBe(before);
});

test.each(['-mod=mod', '--mod=mod', "'-mod=mod'"])('GOFLAGS=%s: go.mod stays as it is', (goflags) => {
  vi.stubEnv('GOFLAGS', goflags);
  importsDigest(importing('example.com/other'), directory);
  expect(readFileSync(join(directory, 'go.mod'), 'utf8')).toBe(GO_MOD);
});
