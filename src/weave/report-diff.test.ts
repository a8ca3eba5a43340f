import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from './report-diff.ts';

test.each([
  ['one line', 'a\nb\nc\n', 'a\nB\nc\n'],
  ['far apart', '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n', '0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n12\n13\n'],
  ['a new file', '', 'package p\n'],
  ['no newline at the end', 'a\nb', 'a\nc'],
  ['everything', 'a\nb\n', 'c\nd\ne\n'],
  ['an insert among equal lines', 'x\nx\nx\n', 'x\nx\ny\nx\nx\n'],
])('git applies the diff of %s', (_, before, after) => {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-diff-'));
  try {
    const file = join(directory, 'f');
    if (before !== '') writeFileSync(file, before);
    const diff = unifiedDiff(before === '' ? '/dev/null' : 'a/f', 'b/f', before, after);
    execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd: directory, input: diff, env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
    expect(readFileSync(file, 'utf8')).toBe(after);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test('what is the same has no diff', () => {
  expect(unifiedDiff('a/f', 'b/f', 'a\n', 'a\n')).toBe('');
});

test('a hunk has three lines around it', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
  expect(unifiedDiff('a/f', 'b/f', before, before.replace('5', 'five'))).toBe(
    '--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  );
});
