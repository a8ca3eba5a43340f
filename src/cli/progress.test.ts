import { expect, test } from 'vitest';
import { showsProgress } from './progress.ts';
import { progressLine } from './progress-line.ts';
import { terminalLine } from './terminal-line.ts';

test.each([
  [{ compiled: 1, woven: 0, current: 'fmt', seconds: 0.9 }, 'otel-ts: 1 package compiled, 0 woven, fmt'],
  [{ compiled: 12, woven: 3, current: '', seconds: 61.7 }, 'otel-ts: 12 packages compiled, 3 woven, 61 s'],
  [{ compiled: 12, done: { packages: 40, total: 448 }, woven: 3, current: 'linking app', seconds: 2 }, 'otel-ts: 40 of 448 packages, 3 woven, 2 s, linking app'],
])('%j', (state, line) => {
  expect(progressLine(state)).toBe(line);
});

/** What a terminal of that width gets. */
function terminal(columns: number) {
  const written: string[] = [];
  const stream = { columns, write: (text: string | Uint8Array) => written.push(Buffer.from(text as string).toString()) > 0 };
  return { stream, line: terminalLine(stream as unknown as NodeJS.WriteStream), taken: () => written.splice(0).join('') };
}

const ERASED = '\r\u001b[J';

test('a line in place of the last, and nothing for the same', () => {
  const { line, taken } = terminal(80);
  line.show('one');
  line.show('one');
  line.show('two');
  line.clear();
  line.clear();
  expect(taken()).toBe(`one${ERASED}two${ERASED}`);
});

test('a narrow terminal, and one that becomes so', () => {
  const { stream, line, taken } = terminal(11);
  line.show('0123456789abc');
  expect(taken()).toBe('0123456789');
  stream.columns = 4;
  line.show('xyzw');
  expect(taken()).toBe(`\u001b[2A${ERASED}xyz`);
});

test('lines of others go above it, whole', () => {
  const { line, taken } = terminal(80);
  line.pass(Buffer.from('go: first\n'));
  line.show('one');
  line.pass(Buffer.from('# pkg\nfile.go:1'));
  expect(taken()).toBe(`go: first\none${ERASED}# pkg\nfile.go:1`);
  line.show('two');
  expect(taken()).toBe('');
  line.pass(Buffer.from(': wrong\n'));
  expect(taken()).toBe(': wrong\ntwo');
  line.clear();
  line.pass(Buffer.from('exit\n'));
  expect(taken()).toBe(`${ERASED}exit\n`);
});

test('shown on a terminal, of builds, where nobody said no', () => {
  const { isTTY } = process.stderr;
  const shows = (command: string, environment: NodeJS.ProcessEnv = {}, ...names: string[]) => showsProgress(command, names.map((name) => ({ name, value: undefined })), environment);
  try {
    process.stderr.isTTY = false;
    expect(shows('build')).toBe(false);
    process.stderr.isTTY = true;
    expect([shows('build'), shows('install', { CI: 'false', TERM: 'xterm' }, 'v')]).toEqual([true, true]);
    expect([shows('run'), shows('test'), shows('vet'), shows('build', {}, 'json')]).toEqual([false, false, false, false]);
    for (const no of [{ CI: 'true' }, { CI: '1' }, { OTEL_TS_PROGRESS: 'off' }, { OTEL_TS_SUMMARY: 'off' }, { TERM: 'dumb' }]) expect(shows('build', no)).toBe(false);
  } finally {
    process.stderr.isTTY = isTTY;
  }
});
