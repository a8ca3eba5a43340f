// Builds that are interrupted in the middle, and builds at once: right results, nothing left behind.
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Background, type Ended, processesWith, start, until } from './support/background.ts';
import { SMALL_RUNTIME } from './support/installation.ts';
import { RAW } from './support/side-by-side.ts';
import { createWorkspace, snapshot, type Workspace } from './support/workspace.ts';

const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport (\n\t"os"\n\n\t"example.com/app/lib"\n)\n\nfunc main() { os.Stdout.WriteString(lib.Greet() + "\\n") }\n',
  'lib/lib.go': 'package lib\n\nvar extra = ""\n\nfunc Greet() string { return "hello" + extra }\n',
  'otel.fake': 'example.com/app/lib\nfunc init() { extra = ", woven" }\n',
};
const WAYS = { wrapper: ['otel-ts', 'go', 'build'], raw: ['go', 'build', RAW], plain: ['go', 'build', '-toolexec=hold-tool'] };
/** What the weaver does in OTELTS_HOLD, without any weaving: how the go command by itself takes a signal. */
const HOLD_TOOL = `#!/bin/sh
case "$OTELTS_HOLD $*" in
/*" -p example.com/app/lib "*)
	: >"$OTELTS_HOLD.reached"
	while [ ! -e "$OTELTS_HOLD" ]; do sleep 0.02; done
esac
exec "$@"
`;
type Way = keyof typeof WAYS;
let space: Workspace;
let wanted: Buffer;
let standard: string;

beforeAll(async () => {
  space = await createWorkspace({ runtime: SMALL_RUNTIME });
  const module = space.write('reference', FILES);
  // The standard library is compiled once; what each build begins with is a copy.
  standard = join(space.directory, 'standard');
  const [command = '', ...args] = WAYS.wrapper;
  const built = space.run(module, command, [...args, '-trimpath', '-o', join(space.directory, 'wanted'), '.'], { GOCACHE: standard });
  expect(built).toEqual({ status: 0, stdout: '', stderr: '' });
  wanted = readFileSync(join(space.directory, 'wanted'));
  const hello = space.run(module, join(space.directory, 'wanted'), [], { OTELTS_HELLO: '1' });
  expect(hello).toEqual({ status: 0, stdout: 'hello, woven\n', stderr: 'runtime is in\n' });
  writeFileSync(join(dirname(space.otelTs), 'hold-tool'), HOLD_TOOL, { mode: 0o755 });
});
afterAll(() => space?.remove());

let count = 0;
/** A module with caches and directories for temporary files of its own. */
function setUp(files: Record<string, string> = FILES) {
  const name = `build-${count++}`;
  const module = space.write(`${name}/app`, files);
  const own = (part: string): string => space.write(`${name}/${part}`, {});
  const env = { GOCACHE: standard, OTEL_TS_CACHE: own('plans'), TMPDIR: own('tmp'), GOTMPDIR: own('gotmp'), OTELTS_BUILD: join(space.directory, name, 'x') };
  const build = (way: Way, out: string, more: NodeJS.ProcessEnv = {}): Background => {
    const [command = '', ...args] = WAYS[way];
    return start(space, module, command, [...args, '-trimpath', '-o', join(space.directory, name, out), '.'], { ...env, ...more });
  };
  const temporary = (): string[] => [env.TMPDIR, env.GOTMPDIR].flatMap((directory) => readdirSync(directory));
  return { module, env, build, temporary, output: (out: string) => join(space.directory, name, out), name };
}

const FINE: Ended = { status: 0, signal: null, stdout: '', stderr: '' };

test('four builds at once from cold caches, two of each kind', async () => {
  const { module, env, build, output, temporary } = setUp();
  const before = snapshot(module);
  const cold = { GOCACHE: join(env.TMPDIR, '../gocache') };
  const builds = (['raw', 'wrapper', 'raw', 'wrapper'] as const).map((way, index) => build(way, `${index}`, cold));
  expect(await Promise.all(builds.map(({ ended }) => ended))).toEqual([FINE, FINE, FINE, FINE]);
  for (const index of builds.keys()) expect(readFileSync(output(`${index}`)).equals(wanted), `build ${index}`).toBe(true);
  expect([snapshot(module), temporary()]).toEqual([before, []]);
});

describe('interrupted', () => {
  const CASES = (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).flatMap((signal) => (['alone', 'group'] as const).map((whom) => ({ signal, whom })));

  test.each(CASES)('$signal, $whom: ends as plain go does, leaves nothing, and the next build is right', async ({ signal, whom }) => {
    const plain = await interrupt('plain', signal, whom);
    for (const way of ['raw', 'wrapper'] as const) {
      const { ended, left, again } = await interrupt(way, signal, whom);
      expect.soft(ended, way).toEqual(plain.ended);
      // A go command that was killed leaves its work directory; nothing of ours is outside of it. One whose otel-ts
      // was killed knows nothing of that, and finishes.
      const finishes = way === 'wrapper' && signal === 'SIGKILL' && whom === 'alone';
      expect.soft(left, way).toEqual(finishes ? [] : plain.left);
      expect.soft(again, way).toEqual('hello, woven\n');
    }
  });

  test('while the compiler runs', async () => {
    const { module, env, name } = setUp();
    const hold = join(space.directory, name, 'hold');
    const compiler = join(space.write(`${name}/goroot`, { 'bin/go': '', 'pkg/tool/any/compile': '' }), 'pkg/tool/any/compile');
    chmodSync(compiler, 0o755);
    writeFileSync(compiler, HOLD_TOOL.replace('exec "$@"', ''));
    const output = join(env.GOTMPDIR, '_pkg_.a');
    const args = ['toolexec', compiler, '-o', output, '-p', 'example.com/app/lib', '-complete', join(module, 'lib/lib.go')];
    const running = start(space, module, space.otelTs, args, { ...env, OTELTS_HOLD: hold, OTELTS_HOLD_WEAVER: '' });
    await until('the compiler is at work', () => existsSync(`${hold}.reached`));
    process.kill(-running.pid, 'SIGTERM');
    expect(await running.ended).toMatchObject({ status: null, signal: 'SIGTERM' });
    expect(readdirSync(env.TMPDIR)).toEqual([]);
  });

  async function interrupt(way: Way, signal: NodeJS.Signals, whom: 'alone' | 'group') {
    const { module, env, build, output, temporary, name } = setUp({ ...FILES, 'lib/new.go': `package lib // ${count}\n` });
    const before = snapshot(module);
    const hold = join(space.directory, name, 'hold');
    const running = build(way, 'program', { OTELTS_HOLD: hold, OTELTS_HOLD_WEAVER: '1' });
    await until('the weaver is at work', () => existsSync(`${hold}.reached`));
    const goCommand = way === 'wrapper' ? childOf(running.pid) : running.pid;
    process.kill(whom === 'group' ? -running.pid : running.pid, signal);
    await until('the signal has been taken', () => hasTaken(signal === 'SIGKILL' ? running.pid : goCommand, signal));
    writeFileSync(hold, '');
    const ended = await running.ended;
    await until('no process is left', () => processesWith(env.OTELTS_BUILD).length === 0);
    expect(snapshot(module)).toEqual(before);
    const left = temporary().map((file) => file.replace(/\d+$/, ''));
    expect(await build(way, 'program').ended).toEqual(FINE);
    return { ended, left, again: space.run(module, output('program'), []).stdout };
  }
});

/** The go command takes SIGINT once and then lets go of it (cmd/go/internal/base/signal.go, Go 1.26); others end it. */
function hasTaken(pid: number, signal: NodeJS.Signals): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const caught = BigInt(`0x${/^SigCgt:\s*(\w+)/m.exec(status)?.[1]}`);
    return /^State:\s*[ZX]/m.test(status) || (signal === 'SIGINT' && (caught & 2n) === 0n);
  } catch {
    return true;
  }
}

function childOf(parent: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /, '').split(' ')[1] === String(parent);
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`process ${parent} has no child`);
  return Number(found);
}
