// However a program ends, its spans are out, and it ends as the plain one: output, exit status, signal.
import { execa } from 'execa';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { startReceiver } from '../../src/otlp/receive.ts';
import { build, exporterEnvironment, scratch } from '../support/otel-ts.ts';

const source = join(import.meta.dirname, 'endings');
const directory = scratch('endings');
const plain = join(directory, 'plain');
const woven = join(directory, 'woven');

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
});

interface Ending {
  exitCode: number | undefined;
  signal: string | undefined;
  stdout: string;
  stderr: string;
}

async function run(program: string, argument: string, env: Record<string, string | undefined>, signal?: NodeJS.Signals): Promise<Ending> {
  const child = execa(program, [argument], { env, reject: false, stdin: 'ignore' });
  if (signal) {
    const awaited = argument.endsWith('handler') ? 'no database' : 'ready';
    child.stdout.on('data', (text) => {
      if (String(text).includes(awaited)) child.kill(signal);
    });
  }
  const { exitCode, signal: ended, stdout, stderr } = await child;
  return { exitCode, signal: ended, stdout: String(stdout), stderr: comparable(String(stderr)) };
}

/** Addresses, argument words and goroutine numbers differ from run to run, of one program too. */
function comparable(stderr: string): string {
  return stderr.replace(/\bgoroutine \d+/g, 'goroutine N').replace(/0x[0-9a-f]+\??/g, '0x').replace(/ gp=.*$/gm, '');
}

const ENDINGS: [string, string, NodeJS.Signals | undefined, Partial<Ending>][] = [
  ['return from main', 'return', undefined, { exitCode: 0 }],
  ['os.Exit', 'exit', undefined, { exitCode: 3 }],
  ['log.Fatal', 'fatal', undefined, { exitCode: 1, stderr: 'that was it' }],
  ['a panic', 'panic', undefined, { exitCode: 2 }],
  ['a panic of another goroutine', 'goroutine', undefined, { exitCode: 2 }],
  ['a panic after one that was recovered', 'goexit', undefined, { exitCode: 2 }],
  ['SIGINT', 'wait', 'SIGINT', { signal: 'SIGINT' }],
  ['SIGTERM', 'wait', 'SIGTERM', { signal: 'SIGTERM' }],
  ['SIGTERM with a handler', 'handler', 'SIGTERM', { exitCode: 7 }],
  ['SIGTERM with a handler that the signal takes away', 'stopped handler', 'SIGTERM', { exitCode: 8 }],
];

test.each(ENDINGS)('%s', async (_, argument, signal, expected) => {
  const receiver = await startReceiver();
  try {
    // A long delay: whatever arrives was flushed by the ending.
    const env = { ...exporterEnvironment(receiver), OTEL_BSP_SCHEDULE_DELAY: '60000' };
    const [without, traced] = [await run(plain, argument, env, signal), await run(woven, argument, env, signal)];
    expect(without).toMatchObject(expected);
    expect(traced).toEqual(without);
    expect(receiver.refusals()).toEqual([]);
    expect(receiver.points().map(({ name, histogram }) => [name, histogram?.count])).toEqual([['db.client.operation.duration', 1n]]);
    expect(receiver.spans().map(({ name, status }) => [name, status])).toEqual([['PING', { code: 'ERROR', message: 'no database here' }]]);
  } finally {
    await receiver.close();
  }
});

test('with no collector there is one line on stderr, and the same ending', async () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_BSP_SCHEDULE_DELAY: '50' };
  const ending = await run(woven, 'exit', env);
  expect(ending.exitCode).toBe(3);
  expect(ending.stdout).toBe('no database here');
  expect(ending.stderr).toMatch(/^otel-ts: cannot export (?:spans|metrics) to http:\/\/127\.0\.0\.1:9\/v1\/\w+: [^\n]+$/);
});

test('switched off it says and sends nothing', async () => {
  const ending = await run(woven, 'exit', { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect(ending).toEqual({ exitCode: 3, signal: undefined, stdout: 'no database here', stderr: '' });
});
