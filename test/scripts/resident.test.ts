// `otel-ts go` with the weaver that stays: no Node.js for a package, the same bytes as without, nothing left behind
// however it ends.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace, type Result, type Workspace } from './support/workspace.ts';

let space: Workspace;
const realGo = execFileSync('sh', ['-c', 'command -v go'], { encoding: 'utf8' }).trim();
beforeAll(async () => {
  space = await createWorkspace();
});
afterAll(() => space?.remove());

/** Each content is another program, which no cache has. */
const files = (name: string): Record<string, string> => ({
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "example.com/app/lib"\n\nfunc main() { println(lib.Greet()) }\n',
  'lib/lib.go': `package lib\n\nvar extra = ""\n\nfunc Greet() string { return "${name}" + extra }\n`,
  'otel.fake': 'example.com/app/lib\nfunc init() { extra = ", woven" }\n',
});
const residents = (): string => join(space.directory, 'cache', 'resident');
const hello = (program: string): Result => space.run(space.directory, program, []);
const build = (module: string, output: string, env: NodeJS.ProcessEnv = {}): Result => {
  return space.run(module, space.otelTs, ['go', 'build', '-trimpath', '-o', output, '.'], env);
};

/** `otel-ts go build` beside the test, with a go command whose `build` is this piece of shell. */
function start(module: string, output: string, goBuild: string) {
  const bin = space.write(`${module} go`, { go: `#!/bin/sh\ngo='${realGo}'\n[ "$1" = build ] || exec "$go" "$@"\n${goBuild}\n` });
  chmodSync(join(bin, 'go'), 0o755);
  const env = { ...process.env, OTEL_TS_CACHE: join(space.directory, 'cache'), PATH: `${bin}:${process.env.PATH}` };
  const child = spawn(space.otelTs, ['go', 'build', '-trimpath', '-o', output, '.'], { cwd: join(space.directory, module), env, stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | number | null>((done) => child.once('exit', (status, signal) => done(signal ?? status)));
  return { child, ended };
}

async function until<Value>(what: () => Value | undefined | false): Promise<Value> {
  for (;;) {
    const value = what();
    if (value) return value;
    await setTimeout(5);
  }
}

/** A call that asks: its number was taken. */
function asked(): boolean {
  if (!existsSync(residents())) return false;
  return readdirSync(residents()).some((name) => name !== 'old' && readdirSync(join(residents(), name)).some((file) => file.startsWith('taken.')));
}

test('no package starts Node.js, and the program is that of a build where each does', () => {
  const module = space.write('bytes', files('bytes'));
  // The plan, and the runtime's archives.
  expect(build(module, 'first')).toMatchObject({ status: 0, stderr: '' });
  const counted = join(space.directory, 'starts');
  const [digest = ''] = readdirSync(join(space.directory, 'cache', 'plans'));
  const node = join(space.directory, 'node');
  writeFileSync(node, `#!/bin/sh\necho "$*" >>'${counted.replaceAll("'", `'\\''`)}'\nexec '${process.execPath}' "$@"\n`);
  chmodSync(node, 0o755);
  for (const plan of readdirSync(join(space.directory, 'cache', 'plans', digest)).filter((name) => name !== 'runtime')) {
    const filter = join(space.directory, 'cache', 'plans', digest, plan, 'filter.sh');
    writeFileSync(filter, readFileSync(filter, 'utf8').replace(/^otelts_node=.*$/m, `otelts_node='${node}'`));
  }
  space.write('bytes', files('more bytes'));
  expect(build(module, 'with')).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(counted)).toBe(false);
  expect(hello(join(module, 'with')).stderr).toBe('more bytes, woven\n');
  const again = space.write('bytes', files('more bytes'));
  expect(space.run(again, space.otelTs, ['go', 'build', '-a', '-trimpath', '-o', 'without', '.'], { OTEL_TS_RESIDENT: 'off' })).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(counted, 'utf8')).toMatch(/ toolexec --plan=/);
  expect(readFileSync(join(module, 'without')).equals(readFileSync(join(module, 'with')))).toBe(true);
  expect(readdirSync(residents())).toEqual([]);
});

test('what does not compile woven is compiled as it was, and said; what does not compile at all is the compiler\'s to say', () => {
  const module = space.write('wrong', { ...files('wrong'), 'otel.fake': 'example.com/app/lib\nvar broken int = "text"\n' });
  expect(build(module, 'program').stderr).toMatch(/lib\.go: otel-ts: .*\[woven-does-not-compile\]\n$/);
  space.write('wrong', { 'lib/wrong.go': 'package lib\n\nvar number int = "text"\n' });
  expect(build(module, 'program')).toEqual(space.run(module, 'go', ['build', '-trimpath', '-o', 'program', '.']));
});

test('killed in the middle: the go command ends its build, by itself', async () => {
  const module = space.write('killed', files('killed'));
  // The build cannot end before it is killed.
  const { child, ended } = start('killed', 'program', `"$go" "$@"; status=$?; until [ -e killed ]; do sleep 0.05; done; exit $status`);
  await until(asked);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  writeFileSync(join(module, 'killed'), '');
  const program = join(module, 'program');
  await until(() => existsSync(program) && hello(program).status === 0);
  expect(hello(program).stderr).toBe('killed, woven\n');
  expect(readdirSync(residents())).toHaveLength(1);
});

test('what a killed one left goes, once it is old', () => {
  const [left = ''] = readdirSync(residents());
  const alive = `${process.pid}-alive`;
  mkdirSync(join(residents(), alive));
  const module = space.write('sweep', files('sweep'));
  expect(build(module, 'program').status).toBe(0);
  expect(readdirSync(residents()).sort()).toEqual([alive, left].sort());
  for (const name of [left, alive]) utimesSync(join(residents(), name), 1, 1);
  expect(build(module, 'program').status).toBe(0);
  expect(readdirSync(residents())).toEqual([alive]);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const)('%s to it alone ends the build and leaves nothing', async (signal) => {
  space.write(signal, files(signal));
  const before = readdirSync(residents());
  const { child, ended } = start(signal, 'program', 'exec sleep 600');
  await until(() => readdirSync(residents()).find((name) => name.startsWith(`${child.pid}-`)));
  child.kill(signal);
  expect(await ended).toBe(signal);
  expect(readdirSync(residents())).toEqual(before);
});

test('without mkfifo there is none', () => {
  const module = space.write('no-fifo', files('no-fifo'));
  const empty = space.write('bin', { mkfifo: '#!/bin/sh\nexit 1\n' });
  chmodSync(join(empty, 'mkfifo'), 0o755);
  const { status, stderr } = build(module, 'program', { PATH: `${empty}:${process.env.PATH}`, OTEL_TS_DEBUG: '1' });
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/^otel-ts: no weaver stays: .*mkfifo/);
  expect(hello(join(module, 'program')).stderr).toBe('no-fifo, woven\n');
});
