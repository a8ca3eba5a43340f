// What tests of whole programs share: the built command, builds through it, runs with a receiver.
import { type ExecaError, execa, type Options } from 'execa';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Receiver, startReceiver } from '../../src/otlp/receive.ts';

export const repository = resolve(import.meta.dirname, '../..');
/** OTEL_TS_LAUNCHER: another one, which test/mutation makes. */
export const launcher = process.env.OTEL_TS_LAUNCHER ?? join(repository, 'bin/otel-ts');

if (!existsSync(join(repository, 'dist/cli.cjs'))) throw new Error('dist/ is not built: npm run build');

/** Not the user's cache: a test must not depend on what an earlier otel-ts left there. */
process.env.OTEL_TS_CACHE = join(repository, '.build/test-cache');
/** It is on stderr, and has tests of its own (test/scripts/summary.test.ts). */
process.env.OTEL_TS_SUMMARY = 'off';

const scratches: string[] = [];
process.on('exit', () => scratches.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

/** A directory that goes away with the process. */
export function scratch(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `otel-ts ${name} `));
  scratches.push(directory);
  return directory;
}

/** `go build` through otel-ts; `directory` is where the go command runs. A notice of ours is a failure. */
export async function build(directory: string, ...args: string[]): Promise<string> {
  const { stderr } = await execa(launcher, ['go', 'build', ...args], { cwd: directory, stdin: 'ignore' });
  if (/otel-ts: .*\[[\w-]+\]/.test(stderr)) throw new Error(stderr);
  return stderr;
}

/** Environment that sends spans to `receiver` and nothing of the test's own surroundings. */
export function exporterEnvironment(receiver: Receiver): Record<string, string | undefined> {
  const own = Object.fromEntries(Object.keys(process.env).filter((name) => name.startsWith('OTEL_')).map((name) => [name, undefined]));
  return { ...own, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
}

/** Runs a command to its end with a receiver beside it. */
export async function runTraced(command: string, args: string[] = [], options: Options = {}) {
  const receiver = await startReceiver();
  try {
    const env = { ...exporterEnvironment(receiver), ...options.env };
    const result = await execa(command, args, { ...options, env, reject: false, stdin: 'ignore' });
    await receiver.settled(100);
    return { ...(result as unknown as Result), spans: receiver.spans(), points: receiver.points(), logs: receiver.logs(), refusals: receiver.refusals() };
  } finally {
    await receiver.close();
  }
}

interface Result extends Pick<ExecaError, 'signal'> {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

export function listens(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    const end = (listening: boolean) => () => {
      socket.destroy();
      answer(listening);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}
