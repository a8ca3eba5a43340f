// Progress on a terminal, made by script(1): what is shown while a build runs, and what is left when it is over. The go
// command is a stand-in that says what the test wants and waits for it.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellQuoted } from '../../src/toolexec/shell-quoted.ts';
import { createWorkspace, type Workspace } from './support/workspace.ts';

// util-linux: -c is a command, -e its status; BSD's and BusyBox's take other words.
const missing = spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0 ? '' : ' (skipped: no script of util-linux)';
const realGo = execFileSync('sh', ['-c', 'command -v go'], { encoding: 'utf8' }).trim();
const ERASED = '\r\u001b[J';
const GRAPH = JSON.stringify([
  { ID: 1, Mode: 'link', Package: 'example.com/app', Deps: [2, 3, 4] },
  { ID: 2, Mode: 'build', Package: 'example.com/app', Deps: [3, 4] },
  { ID: 3, Mode: 'build', Package: 'example.com/app/lib', Deps: [4] },
  { ID: 4, Mode: 'build', Package: 'fmt' },
]);
/** Takes what it is given apart, and then is this shell's. */
const STAND_IN = `#!/bin/sh
[ "$1" = build ] || exec '${realGo}' "$@"
for arg; do case $arg in -debug-actiongraph=*) graph=\${arg#*=} ;; -toolexec=*) calls=\${arg##*--calls=} calls=\${calls%\\'} calls=\${calls%\\"} ;; esac; done
call() { echo "$$ $1 $2" >>"$calls"; }
wait_for() { until [ -e "$1" ]; do sleep 0.05; done; }
`;
let space: Workspace;

beforeAll(async () => {
  space = await createWorkspace();
});
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill();
  space?.remove();
});

/** `otel-ts go build` on a terminal of that width; `build` is what its go command does. */
function start(name: string, build: string, columns = 80) {
  const app = space.write(name, { 'go.mod': 'module example.com/app\n\ngo 1.24\n', graph: GRAPH, 'bin/go': STAND_IN + build });
  chmodSync(join(app, 'bin/go'), 0o755);
  const { CI: _, OTEL_TS_PROGRESS: _progress, ...environment } = space.environment({ OTEL_TS_SUMMARY: '', TERM: 'xterm', SHELL: '/bin/sh' });
  const command = `stty cols ${columns} && exec ${shellQuoted(space.otelTs)} go build .`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: app, env: { ...environment, PATH: `${join(app, 'bin')}:${environment.PATH}` }, stdio: ['pipe', 'pipe', 'inherit'] });
  const terminal = { child, text: '', ended: new Promise<number | null>((done) => child.once('close', done)), go: (file: string) => writeFileSync(join(app, file), '') };
  running.add(child.once('close', () => running.delete(child)));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (terminal.text += text));
  return terminal;
}

async function until(terminal: { text: string; child: ChildProcess }, what: string): Promise<void> {
  for (const limit = Date.now() + 120_000; !terminal.text.includes(what); ) {
    if (terminal.child.exitCode !== null || Date.now() > limit) throw new Error(`ended without ${JSON.stringify(what)}: ${JSON.stringify(terminal.text)}`);
    await setTimeout(20);
  }
}

/** What is to be seen in the end: nothing here moves but by carriage returns. */
const seen = (text: string): string => text.split('\n').map((line) => line.replace(/\r$/, '').split(ERASED).at(-1)).join('\n');

describe.skipIf(missing !== '')(`on a terminal${missing}`, () => {
  test('packages done of all, woven so far; gone when it is over, with what go says above it', async () => {
    const terminal = start('whole', `
      cat graph >"$graph"
      call compile example.com/app/lib && wait_for one
      echo '{"woven":{"example.com/app/lib":{"x":1}}}' >>"$OTEL_TS_STATISTICS"
      call compile example.com/app && wait_for two
      echo 'go: a line' >&2 && wait_for three
      call link example.com/app && wait_for four`);
    await until(terminal, 'otel-ts: 1 of 3 packages, 0 woven');
    terminal.go('one');
    await until(terminal, 'otel-ts: 2 of 3 packages, 1 woven');
    terminal.go('two');
    await until(terminal, `${ERASED}go: a line\r\notel-ts: 2 of 3 packages`);
    terminal.go('three');
    await until(terminal, 'otel-ts: 3 of 3 packages, 1 woven');
    terminal.go('four');
    expect(await terminal.ended).toBe(0);
    expect(seen(terminal.text)).toMatch(/^go: a line\notel-ts: 1 package woven, 1 join \(x 1\), .* s\n$/);
  });

  test('without a graph, on a narrow terminal', async () => {
    const terminal = start('narrow', 'for n in 1 2 3; do call compile example.com/$n; done; wait_for one', 30);
    await until(terminal, 'otel-ts: 3 packages compiled');
    terminal.go('one');
    expect(await terminal.ended).toBe(0);
    for (const shown of terminal.text.split(ERASED)) expect(shown.length).toBeLessThan(30);
    expect(seen(terminal.text)).toBe('');
  });

  test('Ctrl-C leaves no line, and no file', async () => {
    const terminal = start('interrupted', `call compile example.com/app; wait_for never`);
    await until(terminal, 'otel-ts: 1 package compiled');
    terminal.child.stdin?.write('\u0003');
    expect(await terminal.ended).toBe(130);
    expect(seen(terminal.text).replace('^C', '')).toBe('');
    const cache = join(space.directory, 'cache');
    expect(['times', 'resident'].flatMap((name) => (existsSync(join(cache, name)) ? readdirSync(join(cache, name)) : []))).toEqual([]);
  });

  test('the real go command takes what it is given', async () => {
    const files = { 'main.go': `package main\n\nfunc main() { println("${process.pid}") }\n` };
    space.write('real', files);
    const terminal = start('real', `exec '${realGo}' "$@"`);
    expect(await terminal.ended).toBe(0);
    expect(seen(terminal.text)).toMatch(/^otel-ts: \d+ of \d+ packages woven, .*\n$/);
    expect(space.run(join(space.directory, 'real'), './app', [])).toMatchObject({ status: 0, stderr: `${process.pid}\n` });
  });
});
