// The launcher and the weaver that stays: whatever becomes of the latter, at any moment, the call ends and is answered.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeFifos } from './fifo.ts';
import { parseRequest } from './resident-request.ts';
import { shellQuoted } from './shell-quoted.ts';

const root = mkdtempSync(join(tmpdir(), "otel-ts it's resident "));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const program = (name: string, script: string): string => {
  writeFileSync(join(root, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(root, name), 0o755);
  return join(root, name);
};
const node = program('node', 'echo node');
const compiler = program('compile', 'for arg; do case $arg in --plan*) ;; *) echo "compiled $arg";; esac; done; echo warning >&2; [ "$1" != fail ]');
writeFileSync(join(root, 'filter.sh'), `otelts_everything=1 otelts_node=${shellQuoted(node)} otelts_cli=${shellQuoted(node)}\n`);

const SHELLS = [['dash'], ['bash', '--posix'], ['busybox', 'ash']].filter(([shell = '']) => spawnSync(shell, ['-c', ':']).error === undefined);
const launcher = join(import.meta.dirname, '../../bin/otel-ts');
const NODE = { status: 0, stdout: 'node\n', stderr: '' };

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_, shell) => {
  let resident: string;

  beforeEach(async () => {
    resident = mkdtempSync(join(root, 'resident '));
    await makeFifos([join(resident, 'requests'), join(resident, 'reply.7'), join(resident, 'reply.8')]);
  });

  const launch = (...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> => {
    const [command = '', ...options] = shell;
    const words = [...options, launcher, 'toolexec', `--plan=${root}`, `--resident=${resident}`, compiler, ...args];
    const child = spawn(command, words, { cwd: root, env: { PATH: process.env.PATH, ODD: "a'b\n$c" }, stdio: ['ignore', 'pipe', 'pipe'] });
    return ended(child);
  };
  /** Holds what a resident holds, waits for one request, and does `then`; resolves once it waits. */
  const hold = async (then: string): Promise<ChildProcess> => {
    const holder = spawn('sh', ['-c', `cd ${shellQuoted(resident)}; exec 8<>requests 7<>reply.7 6<>reply.8; echo; read -r number <&8; ${then}`], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((waits) => holder.stdout?.once('data', waits));
    return holder;
  };
  const answer = (script: string): void => writeFileSync(join(resident, 'answer.7'), script);
  const commandLine = (...args: string[]): string => `set -- ${[compiler, ...args].map(shellQuoted).join(' ')}\n`;

  test('what it asks is the whole call', async () => {
    await hold('echo no >&7');
    expect(await launch('-p', "it's\n\"odd\"", '')).toEqual(NODE);
    expect(readdirSync(resident).sort()).toEqual(['reply.7', 'reply.8', 'request.7', 'requests', 'taken.7']);
    const request = parseRequest(readFileSync(join(resident, 'request.7')));
    expect(request).toMatchObject({ tool: compiler, args: ['-p', "it's\n\"odd\"", ''], directory: realpathSync(root), parent: process.pid, environment: { ODD: "a'b\n$c" } });
  });

  test('the answer is run in its place: words, standard error and notices', async () => {
    answer(`otelts_exec= otelts_archive= otelts_notices='a: notice\n'\n${commandLine("x y's", '$HOME')}`);
    await hold('echo ok >&7');
    expect(await launch('-p', 'x')).toEqual({ status: 0, stdout: "compiled x y's\ncompiled $HOME\nwarning\n", stderr: 'a: notice\n' });
  });

  test('the tool in place of the launcher keeps its streams and its status', async () => {
    answer(`otelts_exec=1 otelts_archive= otelts_notices=\n${commandLine('fail')}`);
    await hold('echo ok >&7');
    expect(await launch('-p', 'x')).toEqual({ status: 1, stdout: 'compiled fail\n', stderr: 'warning\n' });
  });

  test('what an archive carries is appended', async () => {
    const archive = join(resident, "it's an.a");
    writeFileSync(archive, 'archive+');
    writeFileSync(join(resident, 'member.7'), 'member');
    answer(`otelts_exec= otelts_archive=${shellQuoted(archive)} otelts_notices=\n${commandLine('x')}`);
    await hold('echo ok >&7');
    expect(await launch('-p', 'x')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(archive, 'utf8')).toBe('archive+member');
  });

  test('what does not compile is left to Node, without a word', async () => {
    answer(`otelts_exec= otelts_archive= otelts_notices='a: notice'\n${commandLine('fail')}`);
    await hold('echo ok >&7');
    expect(await launch('-p', 'x')).toEqual(NODE);
  });

  test('a slot serves once, and another call takes the next', async () => {
    await hold('echo no >&7; read -r number <&8; echo no >&6');
    expect([await launch('-p', 'x'), await launch('-p', 'x')]).toEqual([NODE, NODE]);
    expect(existsSync(join(resident, 'request.8'))).toBe(true);
    expect(await launch('-p', 'x')).toEqual(NODE);
  });

  test.each([
    ['it was killed before the call', (holder: ChildProcess) => void holder.kill('SIGKILL'), 'true'],
    ['it is killed with the request unread', undefined, 'kill -9 $$'],
    ['it is killed while it answers', undefined, 'printf o >&7; kill -9 $$'],
    ['it says ok and has no answer', undefined, 'echo ok >&7'],
    ['its directory goes while a call waits', undefined, 'rm -r "$PWD"; kill -9 $$'],
  ])('%s: Node', async (_, before, then) => {
    // Not complete before it is said to be.
    if (!then.includes('ok')) answer(`otelts_exec= otelts_archive= otelts_notices=\n${commandLine('half')}`);
    const holder = await hold(then);
    const gone = new Promise((done) => holder.once('exit', done));
    before?.(holder);
    if (before) await gone;
    expect(await launch('-p', 'x')).toEqual(NODE);
    await gone;
  });

  test('it was killed once it had answered: the answer holds', async () => {
    answer(`otelts_exec= otelts_archive= otelts_notices=\n${commandLine('x')}`);
    await hold('echo ok >&7; kill -9 $$');
    expect(await launch('-p', 'x')).toMatchObject({ status: 0, stdout: 'compiled x\nwarning\n' });
  });

  test('there is no such directory, or none of its parts: Node', async () => {
    rmSync(join(resident, 'requests'));
    expect(await launch('-p', 'x')).toEqual(NODE);
    rmSync(resident, { recursive: true });
    expect(await launch('-p', 'x')).toEqual(NODE);
  });
});

function ended(child: ChildProcess): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text.stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text.stderr += chunk));
  return new Promise((done) => child.once('close', (status) => done({ status, ...text })));
}
