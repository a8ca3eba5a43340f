import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMPILE_VALUE_FLAGS, parseCompileLine, replaceFlag } from './command-line.ts';

const ARGS = ['-o', '$WORK/b001/_pkg_.a', '-trimpath', '$WORK/b001=>', '-p', 'main', '-lang=go1.24', '-complete', '-pgoprofile=/p', '-importcfg', '/i', '-pack', './a.go', '/b c.go'];

test('flags, their values, and the files', () => {
  const line = parseCompileLine(ARGS);
  expect(line.goFiles).toEqual(['./a.go', '/b c.go']);
  expect([...line.flags, ...line.goFiles]).toEqual(ARGS);
  expect(['o', 'p', 'lang', 'complete', 'pgoprofile', 'importcfg', 'std'].map((name) => line.value(name))).toEqual([
    '$WORK/b001/_pkg_.a', 'main', 'go1.24', 'true', '/p', '/i', undefined,
  ]);
});

test('response files hold one escaped argument a line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-test-'));
  try {
    const file = join(directory, 'args');
    writeFileSync(file, '-p\nmain\na\\\\b\\nc.go\n');
    expect(parseCompileLine([`@${file}`]).goFiles).toEqual(['a\\b\nc.go']);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('a flag is replaced in either spelling', () => {
  expect(replaceFlag(['-importcfg', 'a', '-p', 'x'], 'importcfg', 'b')).toEqual(['-importcfg', 'b', '-p', 'x']);
  expect(replaceFlag(['-importcfg=a'], 'importcfg', 'b')).toEqual(['-importcfg=b']);
});

test('the flags with values are those of the compiler', () => {
  const tool = execFileSync('go', ['tool', '-n', 'compile'], { encoding: 'utf8' }).trim();
  let help = '';
  try {
    execFileSync(tool, ['-help'], { stdio: 'pipe' });
  } catch (error) {
    help = String((error as { stderr: Buffer }).stderr);
  }
  const named = [...help.matchAll(/^ {2}-(\S+) \S+/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(COMPILE_VALUE_FLAGS);
});
