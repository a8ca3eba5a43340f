// The scripts beside this file: each is run plain and woven, and must say the same at each of its lines.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseScript } from './runner/parse.ts';
import { missing } from './runner/requirements.ts';
import { createRunner, modesOf, type Runner } from './runner/run-script.ts';
import { REAL } from './runner/small-runtime.ts';
import { parseTxtar } from './runner/txtar.ts';

let runner: Runner;

beforeAll(() => void (runner = createRunner()));
afterAll(() => runner?.remove());

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txtar'))) {
  const name = file.replace(/\.txtar$/, '');
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const lacking = missing(parseScript(parseTxtar(text).comment));
  test.skipIf(lacking !== undefined)(lacking === undefined ? name : `${name}: skipped, needs ${lacking}`, { timeout: REAL ? 3_600_000 : 600_000 }, async () => {
    const plain = await runner.run(text, 'plain');
    for (const mode of modesOf(text)) {
      for (const [index, entry] of (await runner.run(text, mode)).entries()) expect(entry, `${mode}: ${entry[0]}`).toEqual(plain[index]);
    }
  });
}
