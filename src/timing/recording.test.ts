import { appendFileSync, existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newLines } from './new-lines.ts';
import type { Phase } from './phases.ts';
import { closeRecording, noteEnd, noteWeaving, openRecording, readCalls } from './recording.ts';

const cache = mkdtempSync(join(tmpdir(), 'otel-ts times '));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const phase = (name: string, within?: number): Phase => ({ name, begin: 1, end: 2, count: 1, busy: 1, ...(within === undefined ? {} : { within }) });

test('marks become calls in their order, with the phases of whoever wove for them', () => {
  const recording = openRecording(cache);
  const mark = (name: string, text: string, seconds: number): string => {
    const file = join(recording.directory, name);
    writeFileSync(file, text);
    utimesSync(file, seconds, seconds);
    return file;
  };
  const compile = mark('9.12', 'compile\nexample.com/a [a.test]\n9\n', 2000);
  noteEnd(compile, 1);
  utimesSync(`${compile}.end`, 2003.5, 2003.5);
  mark('9.11', 'gcc\n\n9\n', 1000);
  mark('9.11+', '', 1500);
  noteWeaving(recording.directory, { tool: 'compile', package: 'example.com/a [a.test]', go: 9, phases: [phase('weaver'), phase('parse', 0)] });
  // The second try of the same call, by Node, and what a full disk left.
  noteWeaving(recording.directory, { tool: 'compile', package: 'example.com/a [a.test]', go: 9, phases: [phase('weaver'), phase('match', 0)] });
  noteWeaving(recording.directory, { tool: 'compile', package: 'example.com/a [a.test]', go: 8, phases: [phase('other build')] });
  appendFileSync(join(recording.directory, 'phases'), '{"tool":"comp');
  expect(readCalls({ ...recording, behind: 1000 })).toEqual([
    { tool: 'gcc', package: '', go: 9, begin: 1_001_000, phases: [] },
    { tool: 'compile', package: 'example.com/a [a.test]', go: 9, begin: 2_001_000, end: 2_004_500, status: 1, phases: [phase('weaver'), phase('parse', 0), phase('weaver'), phase('match', 2)] },
  ]);
  closeRecording(recording);
  expect(existsSync(recording.directory)).toBe(false);
  noteWeaving(recording.directory, { tool: 'compile', package: '', go: 9, phases: [] });
  noteEnd(compile, 0);
});

test('lines that others append, each once, when they are whole', () => {
  const file = join(cache, 'lines');
  const lines = newLines(file);
  expect(lines()).toEqual([]);
  writeFileSync(file, 'a\nb');
  expect(lines()).toEqual(['a']);
  appendFileSync(file, `${'c'.repeat(100_000)}\nd\n`);
  expect(lines()).toEqual([`b${'c'.repeat(100_000)}`, 'd']);
  expect(lines()).toEqual([]);
});
