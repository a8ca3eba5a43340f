// One mistake a file: what a build says of it (or lint, of what only lint looks for) to the letter. messages.txt holds
// one line a file; UPDATE_ERRORS=1 rewrites it; read the diff.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseAspectFile } from '../../src/aspects/load.ts';
import { UserError } from '../../src/errors.ts';
import { goParser } from '../../src/golang/grammar.ts';
import { lint } from '../../src/lint/lint.ts';

const here = import.meta.dirname;
const files = readdirSync(here).filter((file) => file.endsWith('.yaml')).sort();
const table = join(here, 'messages.txt');

beforeAll(async () => void (await goParser()));

async function messageOf(file: string): Promise<string> {
  try {
    parseAspectFile(join(here, file), file, readFileSync(join(here, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.exitCode).toBe(2);
    return error.format();
  }
  const [finding] = (await lint([file], here)).findings.filter(({ severity }) => severity === 'error');
  if (!finding) return 'accepted';
  const { message, position, hint } = finding;
  return new UserError(message, { position, ...(hint === undefined ? {} : { hint }) }).format();
}

if (process.env.UPDATE_ERRORS) {
  test('messages.txt is written', async () => {
    const lines: string[] = [];
    for (const file of files) lines.push(await messageOf(file).catch((error: unknown) => `${file}: CRASH ${String(error)}`));
    writeFileSync(table, `${lines.join('\n')}\n`);
  });
} else {
  const lines = readFileSync(table, 'utf8').trimEnd().split('\n');
  test('every file has its line', () => expect(lines.map((line) => /^otel-ts: ([^:]+):\d+:\d+: /.exec(line)?.[1])).toEqual(files));
  test.each(files.map((file, index) => [file, lines[index]]))('%s', async (file, line) => {
    expect(await messageOf(file as string)).toBe(line);
  });
}
