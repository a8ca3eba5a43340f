// The command as a user runs it: bundled, in a process of its own, over small programs that post spans.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeTraces, sketch } from '../otlp/testing.ts';

let directory: string;
let cli: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'otel-ts view '));
  cli = join(directory, 'cli.cjs');
  const main = `
    import { Command } from 'commander';
    import { viewCommand } from './view.ts';
    import { UserError } from '../errors.ts';
    new Command('otel-ts').addCommand(viewCommand()).parseAsync().catch((error) => {
      if (!(error instanceof UserError)) throw error;
      console.error(error.format());
      process.exitCode = error.exitCode;
    });`;
  await build({
    stdin: { contents: main, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: cli,
    logLevel: 'error',
  });
  await writeFile(join(directory, 'post.mjs'), POST);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Posts the span given in hex, then does as its argument says. */
const POST = `
  const post = (hex) => fetch(process.env.OTEL_EXPORTER_OTLP_ENDPOINT + '/v1/traces', {
    method: 'POST', body: Buffer.from(hex, 'hex'), headers: { 'content-type': 'application/x-protobuf' },
  });
  const [mode, first, second] = process.argv.slice(2);
  if (mode === 'wait') {
    const timer = setInterval(() => {}, 1000);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, async () => {
      await post(second);
      console.log('got ' + signal);
      clearInterval(timer);
      process.exitCode = 5;
    });
  }
  await post(first);
  console.log('out', process.env.OTEL_BSP_SCHEDULE_DELAY);
  if (mode === 'exit') process.exitCode = Number(second);
  if (mode === 'kill') process.kill(process.pid, 'SIGKILL');
`;

const hex = (name: string, trace = 'aa') =>
  Buffer.from(encodeTraces([sketch({ name, traceId: trace.repeat(16) })])).toString('hex');
const view = (...args: string[]) => execa('node', [cli, 'view', ...args], { reject: false, env: { NO_COLOR: '1' } });
const program = (...args: string[]) => ['--', 'node', join(directory, 'post.mjs'), ...args];

describe('with a command', () => {
  test('the tree on stderr, the stdout and the status of the command', async () => {
    const result = await view(...program('exit', hex('hello'), '3'));
    expect(result).toMatchObject({ exitCode: 3, stdout: 'out 200' });
    expect(result.stderr).toBe(
      `trace ${'aa'.repeat(16)} 1.00 ms, 1 span\n└─ hello INTERNAL [shop] 1.00 ms\n`,
    );
  });

  test('--json prints a line a trace', async () => {
    const result = await view('--json', ...program('exit', hex('hello'), '0'));
    expect(JSON.parse(result.stderr)).toMatchObject({ traceId: 'aa'.repeat(16), spans: [{ name: 'hello' }] });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s goes to the command, whose last spans are still shown', async (signal) => {
    const running = view('--idle', '50', ...program('wait', hex('early'), hex('last', 'bb')));
    await seen(running.stderr, 'early');
    running.kill(signal);
    const result = await running;
    expect(result).toMatchObject({ exitCode: 5, stdout: `out 200\ngot ${signal}` });
    expect(result.stderr).toContain('└─ last');
    expect(result.stderr.match(/early/g)).toHaveLength(1);
  });

  test('a command that a signal ended', async () => {
    const result = await view(...program('kill', hex('hello')));
    expect(result.exitCode).toBe(128 + 9);
    expect(result.stderr).toContain('hello');
  });

  test('no spans is said', async () => {
    expect(await view('--', 'true')).toMatchObject({ exitCode: 0, stderr: 'otel-ts: no spans were received' });
  });

  test('a command that is not there, or cannot be run', async () => {
    const missing = await view('--', 'no-such-command-anywhere', '--flag');
    expect(missing).toMatchObject({ exitCode: 127, stderr: 'otel-ts: no-such-command-anywhere: command not found' });
    const forbidden = await view('--', join(directory, 'post.mjs'));
    expect(forbidden).toMatchObject({ exitCode: 126, stderr: expect.stringContaining('cannot be run: EACCES') });
  });
});

describe('without a command', () => {
  test('shows each trace when it is quiet, the rest at Ctrl-C', async () => {
    const running = view('--port', '0', '--idle', '100');
    const [, url] = await seen(running.stderr, /ENDPOINT=(\S+)/);
    const first = seen(running.stdout, 'first');
    await post(url!, 'first', 'aa');
    await first;
    await post(url!, 'second', 'bb');
    running.kill('SIGINT');
    const result = await running;
    expect(result.exitCode).toBe(0);
    expect(result.stdout.match(/└─ \w+/g)).toEqual(['└─ first', '└─ second']);
  });

  test('garbage is reported and does not end it', async () => {
    const running = view('--port', '0');
    const [, url] = await seen(running.stderr, /ENDPOINT=(\S+)/);
    const headers = { 'content-type': 'application/x-protobuf' };
    const refusal = seen(running.stderr, 'refused POST /v1/traces: 400');
    await fetch(`${url}/v1/traces`, { method: 'POST', body: 'garbage', headers });
    await refusal;
    running.kill('SIGTERM');
    expect((await running).exitCode).toBe(0);
  });

  test('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const result = await view('--port', String(port));
    server.close();
    expect(result).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`port ${port} is in use (choose another`) });
  });
});

async function post(url: string, name: string, trace: string): Promise<void> {
  const body = new Uint8Array(Buffer.from(hex(name, trace), 'hex'));
  await fetch(`${url}/v1/traces`, { method: 'POST', body, headers: { 'content-type': 'application/x-protobuf' } });
}

/** Resolves with the match as soon as the stream has said it. */
function seen(stream: NodeJS.ReadableStream, what: string | RegExp): Promise<RegExpMatchArray> {
  let text = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk) => {
      text += chunk;
      const match = typeof what === 'string' ? (text.includes(what) ? [what] : null) : text.match(what);
      if (match) resolve(match as RegExpMatchArray);
    });
    stream.once('end', () => reject(new Error(`ended without ${what}: ${text}`)));
  });
}
