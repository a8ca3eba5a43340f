// What the launcher notes of its calls for --timings and progress, and that the tool's end stays the tool's.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { closeRecording, openRecording, readCalls, type Recording } from '../timing/recording.ts';
import { shellQuoted } from './shell-quoted.ts';

const root = mkdtempSync(join(tmpdir(), "otel-ts it's timed "));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const program = (name: string, script: string): string => {
  writeFileSync(join(root, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(root, name), 0o755);
  return join(root, name);
};
const node = program('node', 'printf "%s\\n" "$@"');
for (const name of ['compile', 'asm', 'link']) program(name, `case $1 in kill) kill -9 $$ ;; fail) exit 3 ;; -V=full) echo ${name} version go1.26 ;; *) echo "${name} $*" ;; esac`);
writeFileSync(join(root, 'filter.sh'), `otelts_digest=d otelts_everything= otelts_paths='net/http' otelts_imports= otelts_node=${shellQuoted(node)} otelts_cli=${shellQuoted(node)}\n`);

const SHELLS = [['dash'], ['bash', '--posix'], ['busybox', 'ash']].filter(([shell = '']) => spawnSync(shell, ['-c', ':']).error === undefined);
const launcher = join(import.meta.dirname, '../../bin/otel-ts');

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_, [command = '', ...options]) => {
  let recording: Recording;
  beforeEach(() => {
    recording = openRecording(join(root, 'cache'));
    return () => closeRecording(recording);
  });
  const launch = (path: string | undefined, flags: readonly string[], tool: string, ...args: string[]) => {
    const env = { PATH: process.env.PATH, ...(path === undefined ? {} : { TOOLEXEC_IMPORTPATH: path }) };
    const { status, signal, stdout, stderr } = spawnSync(command, [...options, launcher, 'toolexec', `--plan=${root}`, ...flags, join(root, tool), ...args], { cwd: root, env, encoding: 'utf8' });
    return { status, signal, stdout, stderr };
  };
  const times = (): string => `--times=${recording.directory}`;
  const calls = () => readCalls(recording).map(({ tool, package: path, status, go }) => [tool, path, status, go]);

  test('each call and how it ended, not who a tool is', () => {
    const before = Date.now();
    expect(launch(undefined, [times()], 'compile', '-V=full').stdout).toBe('compile version go1.26 otel-ts/d\n');
    expect(launch('a [a.test]', [times()], 'compile', '-p', 'a')).toEqual({ status: 0, signal: null, stdout: 'compile -p a\n', stderr: '' });
    expect(launch('b', [times()], 'asm', 'fail')).toMatchObject({ status: 3, stderr: '' });
    expect(launch(undefined, [times()], 'compile', 'kill')).toMatchObject({ status: null, signal: 'SIGKILL' });
    expect(calls().sort()).toEqual([['asm', 'b', 3, process.pid], ['compile', '', 137, process.pid], ['compile', 'a [a.test]', 0, process.pid]]);
    for (const { begin, end = 0 } of readCalls(recording)) expect(begin > before - 100 && begin <= end && end < Date.now() + 100).toBe(true);
  });

  test('Node notes the end of what it runs', () => {
    expect(launch('net/http', [times()], 'compile', '-p', 'net/http').stdout.split('\n')).toEqual(expect.arrayContaining([times(), expect.stringMatching(/^--mark=.*\/\d+\.\d+$/)]));
    expect(calls()).toEqual([['compile', 'net/http', undefined, process.pid]]);
  });

  test('a line for who shows progress', () => {
    const file = join(recording.directory, 'calls');
    launch('net/http', [`--calls=${file}`], 'compile', '-p', 'net/http');
    launch('app', [`--calls=${file}`, times()], 'asm');
    expect(readFileSync(file, 'utf8')).toBe(`${process.pid} compile net/http\n${process.pid} asm app\n`);
  });

  test('nothing depends on it', () => {
    const missing = join(root, 'missing');
    expect(launch('a', [`--calls=${missing}/calls`, `--times=${missing}`], 'compile', '-p', 'a')).toEqual({ status: 0, signal: null, stdout: 'compile -p a\n', stderr: '' });
    expect(existsSync(missing)).toBe(false);
    // A process with the number of an earlier one.
    mkdirSync(join(root, 'same'));
    const same = join(root, 'same times');
    writeFileSync(same, `cd ${shellQuoted(join(root, 'same'))} && : >"$PPID.$$" && . ${shellQuoted(launcher)}`);
    spawnSync(command, [...options, same, 'toolexec', `--plan=${root}`, '--times=.', join(root, 'asm')], { env: { PATH: process.env.PATH } });
    expect(readdirSync(join(root, 'same')).map((name) => name.replace(/^\d+\.\d+/, '')).sort()).toEqual(['', '+', '+.end']);
    rmSync(join(root, 'same'), { recursive: true });
  });
});
