// However a program ends, its spans are out, and it ends as the plain one: output, exit status, signal.
import { execa } from 'execa';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

async function run(program: string, words: string, env: Record<string, string | undefined>, signal?: NodeJS.Signals): Promise<Ending> {
  const child = execa(program, words.split(','), { env, reject: false, stdin: 'ignore' });
  if (signal) {
    child.stdout.on('data', (text) => {
      if (String(text).includes('ready')) child.kill(signal);
    });
  }
  const { exitCode, signal: ended, stdout, stderr } = await child;
  return { exitCode, signal: ended, stdout: String(stdout), stderr: comparable(String(stderr)) };
}

/** Addresses, argument words and goroutine numbers differ from run to run, of one program too. */
function comparable(stderr: string): string {
  return stderr.replace(/\bgoroutine \d+/g, 'goroutine N').replace(/0x[0-9a-f]+\??/g, '0x').replace(/ gp=.*$/gm, '');
}

const WAYS: [string, string, NodeJS.Signals | undefined, Partial<Ending>][] = [
  ['return from main', 'return', undefined, { exitCode: 0 }],
  ['os.Exit', 'exit', undefined, { exitCode: 3 }],
  ['log.Fatal', 'fatal', undefined, { exitCode: 1, stderr: 'that was it' }],
  ['a panic', 'panic', undefined, { exitCode: 2 }],
  ['SIGINT', 'wait', 'SIGINT', { signal: 'SIGINT' }],
  ['SIGTERM', 'wait', 'SIGTERM', { signal: 'SIGTERM' }],
];

/** Every way, with and without a handler of the program's own, with and without spans that are open. */
const ENDINGS = [
  ...WAYS.flatMap(([title, way, signal, expected]) => ['', ',handled', ',open', ',handled,open'].map((more) => {
    const ending = more.includes('handled') && signal ? { exitCode: 7, signal: undefined } : expected;
    return [`${title}${more.replaceAll(',', ', ')}`, way + more, signal, ending] as const;
  })),
  ['a panic of another goroutine', 'goroutine', undefined, { exitCode: 2 }],
  ['a panic after one that was recovered', 'goexit', undefined, { exitCode: 2 }],
  ['SIGTERM with a handler that the signal takes away', 'stopped handler', 'SIGTERM', { exitCode: 8 }],
  ...['', ',open'].flatMap((open) => [
    [`SIGINT that its handler raises again for the default action${open}`, `raise,handled${open}`, 'SIGINT', { signal: 'SIGINT' }],
    [`SIGTERM that its handler raises again by os.Process${open}`, `signal,handled${open}`, 'SIGTERM', { signal: 'SIGTERM' }],
    [`SIGTERM that a handler sends to itself${open}`, `again,handled${open}`, 'SIGTERM', { exitCode: 7 }],
  ] as const),
] as const;

const PING = { name: 'PING', status: { code: 'ERROR', message: 'no database here' } };
const unset = { code: 'UNSET', message: '' };

test.each(ENDINGS)('%s', async (_, words, signal, expected) => {
  const receiver = await startReceiver();
  try {
    // A long delay: whatever arrives was flushed by the ending.
    const env = { ...exporterEnvironment(receiver), OTEL_BSP_SCHEDULE_DELAY: '60000', OTEL_TS_EXIT_TIMEOUT: '30000' };
    const [without, traced] = [await run(plain, words, env, signal), await run(woven, words, env, signal)];
    expect(without).toMatchObject(expected);
    expect(traced).toEqual(without);
    expect(receiver.refusals()).toEqual([]);
    const measured = receiver.points().filter(({ scope }) => scope.name === 'otel-ts/database/sql');
    expect(measured.map(({ name, histogram, value }) => [name, histogram?.count ?? value])).toEqual([
      ['db.client.operation.duration', 1n],
      ['db.client.connection.count', 0n], ['db.client.connection.count', 0n],
      ['db.client.connection.idle.max', 2n], ['db.client.connection.pending_requests', 0n],
    ]);
    expect(receiver.points().map(({ name }) => name)).toContain('go.goroutine.count');
    const spans = receiver.spans();
    const finished = spans.filter(({ attributes }) => attributes['otel_ts.unfinished'] === undefined);
    expect(finished.map(({ name, status }) => ({ name, status }))).toEqual([PING]);
    const open = spans.filter(({ attributes }) => attributes['otel_ts.unfinished'] === true);
    if (!words.endsWith('open')) return expect(open).toEqual([]);
    const [server, client] = [open.find(({ kind }) => kind === 'SERVER'), open.find(({ kind }) => kind === 'CLIENT')];
    expect([open.length, server?.name, client?.name, client?.parentSpanId, client?.traceId])
      .toEqual([2, 'GET /work/{id}', 'GET', server?.spanId, server?.traceId]);
    expect(open.map(({ status }) => status)).toEqual([unset, unset]);
    expect(server?.attributes).toMatchObject({ 'http.route': '/work/{id}', 'url.path': '/work/1' });
  } finally {
    await receiver.close();
  }
});

test.each([['os.Exit', 'exit', undefined], ['SIGTERM', 'wait', 'SIGTERM']] as const)('%s waits for a receiver that takes its time', async (_, way, signal) => {
  const answered: string[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => setTimeout(() => {
      answered.push(request.url ?? '');
      response.end();
    }, 1500));
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  try {
    const { port } = server.address() as AddressInfo;
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '60000', OTEL_TS_EXIT_TIMEOUT: '30000' };
    const ending = await run(woven, way, env, signal);
    expect(answered.sort()).toEqual(['/v1/metrics', '/v1/traces']);
    expect(ending).toMatchObject({ stderr: '', ...(signal ? { signal } : { exitCode: 3 }) });
  } finally {
    server.close();
  }
});

test('the last line says what became of all spans', async () => {
  const receiver = await startReceiver();
  try {
    const env = { ...exporterEnvironment(receiver), OTEL_BSP_SCHEDULE_DELAY: '60000', OTEL_LOG_LEVEL: 'debug', OTEL_METRICS_EXPORTER: 'none' };
    const { stderr } = await run(woven, 'exit,open', env);
    expect(stderr.split('\n').at(-1)).toBe(
      'otel-ts: spans: 3 started, 0 of them not sampled, 0 open, 3 exported, 0 failed, 0 dropped by a full queue, 0 not sent',
    );
  } finally {
    await receiver.close();
  }
});

test('a span that fails leaves the execution trace that it names', async () => {
  const receiver = await startReceiver();
  try {
    const recordings = join(directory, 'recordings');
    await run(woven, 'exit', { ...exporterEnvironment(receiver), OTEL_TS_FLIGHT_RECORDER: recordings, OTEL_TS_EXIT_TIMEOUT: '30000' });
    const [file] = receiver.spans().map(({ attributes }) => String(attributes['otel_ts.flight_recording']));
    expect(readdirSync(recordings).map((name) => join(recordings, name))).toEqual([file]);
    expect(readFileSync(file ?? '').subarray(0, 5).toString()).toBe('go 1.');
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
