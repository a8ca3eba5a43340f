// Kept code makes a process start faster, and nothing else.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadWithCode } from './code-cache.ts';

// Within one process V8 would remember what it compiled.
setFlagsFromString('--no-compilation-cache');

let directory: string;
let script: string;
const code = (): string => join(directory, 'cache/code');
const load = (part = 'part') => loadWithCode<{ answer(): string }>(script, part);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'otel-ts code '));
  process.env.OTEL_TS_CACHE = join(directory, 'cache');
  script = join(directory, 'script.cjs');
  writeFileSync(script, "exports.answer = () => 'one' + require('node:path').basename(__filename);\n");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('the second process takes what the first one kept', () => {
  const first = load();
  expect([first.exports.answer(), first.reused]).toEqual(['onescript.cjs', false]);
  expect(load().reused).toBe(false);
  first.keepCode();
  const second = load();
  expect([second.exports.answer(), second.reused]).toEqual(['onescript.cjs', true]);
  expect(load('other').reused).toBe(false);
});

test('another source of the same length is compiled anew', () => {
  load().keepCode();
  writeFileSync(script, readFileSync(script, 'utf8').replace('one', 'two'));
  const changed = load();
  expect([changed.exports.answer(), changed.reused]).toEqual(['twoscript.cjs', false]);
});

test.each<[string, (file: string) => void]>([
  ['is cut off', (file) => truncateSync(file, 3)],
  ['is cut off behind the source', (file) => truncateSync(file, 4 + readFileSync(script).length)],
  ['is of another V8', (file) => {
    const content = readFileSync(file);
    // V8's own header begins with its version.
    content.fill(0xff, 4 + readFileSync(script).length, 4 + readFileSync(script).length + 8);
    writeFileSync(file, content);
  }],
])('kept code that %s is refused and replaced', (_, spoil) => {
  load().keepCode();
  spoil(join(code(), readdirSync(code())[0] ?? ''));
  const refused = load();
  expect([refused.exports.answer(), refused.reused]).toEqual(['onescript.cjs', false]);
  refused.keepCode();
  expect(load().reused).toBe(true);
});

test('without a place for it nothing is kept, and nothing fails', () => {
  mkdirSync(join(directory, 'cache'));
  writeFileSync(code(), 'in the way');
  load().keepCode();
  const again = load();
  expect([again.exports.answer(), again.reused]).toEqual(['onescript.cjs', false]);
});
