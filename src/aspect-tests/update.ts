// Writes what is woven into the tests that say what it must be; the rest of the file stays as it is.
import { readFile, writeFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import type { TestResult } from './run.ts';

/** `results` are those of every test of the file, in its order. Says whether anything was written. */
export async function updateWoven(path: string, results: readonly TestResult[]): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  const tests = parseDocument(text).get('tests');
  const pieces: { start: number; end: number; text: string }[] = [];
  for (const [index, { test, woven }] of results.entries()) {
    const item = isSeq(tests) ? tests.items[index] : undefined;
    const value = isMap(item) ? item.items.find(({ key }) => isScalar(key) && key.value === 'woven') : undefined;
    const scalar = value?.value as Scalar | undefined;
    if (!value || !scalar?.range || woven === undefined || test.woven?.trimEnd() === woven.trimEnd()) continue;
    const key = (value.key as Scalar).range?.[0] ?? 0;
    const indent = ' '.repeat(key - (text.lastIndexOf('\n', key - 1) + 1) + 2);
    pieces.push({ start: scalar.range[0], end: scalar.range[1], text: block(woven, indent) });
  }
  if (pieces.length === 0) return false;
  let updated = text;
  for (const { start, end, text: piece } of pieces.reverse()) updated = updated.slice(0, start) + piece + updated.slice(end);
  await writeFile(path, updated);
  return true;
}

function block(text: string, indent: string): string {
  const lines = text.trimEnd().split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|\n${lines.join('\n')}\n`;
}
