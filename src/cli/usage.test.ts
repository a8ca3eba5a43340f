// Wrong usage of any command ends with 2, in one line of ours.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../scripts/bundle.js';

// Inside the package: the command looks for its own files from there.
const build = join(import.meta.dirname, '../../.build');
mkdirSync(build, { recursive: true });
const directory = mkdtempSync(join(build, 'usage-test-'));
beforeAll(async () => void (await bundle(directory)));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each([
  [['lint', '--format', 'xml'], /^otel-ts: option '--format <format>' argument 'xml' is invalid/],
  [['lint', 'missing.yml'], /^otel-ts: missing\.yml cannot be read/],
  [['lint', '--nope'], /^otel-ts: unknown option '--nope'/],
  [['aspects', 'new'], /^otel-ts: missing required argument 'name'/],
  [['aspects', 'list', '--nope'], /^otel-ts: unknown option '--nope'/],
  [['view', '--port', 'x'], /^otel-ts: option '--port <number>' argument 'x' is invalid/],
])('otel-ts %j', async (args, message) => {
  const { exitCode, stderr } = await execa(process.execPath, [join(directory, 'cli.cjs'), ...args], { cwd: tmpdir(), reject: false });
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
});
