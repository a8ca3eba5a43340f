// Every aspect file of the repository that is no mistake is read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { beforeAll, expect, test } from 'vitest';
import { parseAspectFile } from '../../src/aspects/load.ts';
import { goParser } from '../../src/golang/grammar.ts';

const root = join(import.meta.dirname, '../..');
const patterns = ['aspects/*.yaml', 'test/{golden,hygiene,std,orchestrion,programs}/**/*.{yaml,yml}'];
const files = glob.sync(patterns, { cwd: root, ignore: ['**/*.test.*', '**/otel-ts.yml', '**/node_modules/**'] });

beforeAll(async () => void (await goParser()));

test.each(files)('%s', (file) => {
  expect(parseAspectFile(join(root, file), file, readFileSync(join(root, file), 'utf8')).aspects.length).toBeGreaterThan(0);
});
