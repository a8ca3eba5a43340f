// Every way out of a woven program, read by what others made: OTLP's own types, Google's gRPC server, Prometheus' parser.
import { execa } from 'execa';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { decodeMetrics, decodeTraces } from '../../src/otlp/decode.ts';
import { startReceiver } from '../../src/otlp/receive.ts';
import { freePort } from '../support/free-port.ts';
import { buildOfficial, decodeOfficial, withGrpc } from '../support/official.ts';
import { build, exporterEnvironment, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints, sketchTraces } from '../support/sketch.ts';

const directory = scratch('exporters');
const hello = join(directory, 'hello');
const served = join(directory, 'served');
let expected: { spans: string[]; points: string[]; stdout: string };

const shown = ['http.response.status_code', 'error.type'];
const sketch = (spans: Buffer[], metrics: Buffer[]) => ({
  spans: sketchTraces(spans.flatMap((body) => decodeTraces(body)), shown),
  points: sketchPoints(metrics.flatMap((body) => decodeMetrics(body)), 'http.server.request.duration', ['http.route']),
});

beforeAll(async () => {
  await build(join(import.meta.dirname, 'hello'), '-o', hello, '.');
  await build(join(import.meta.dirname, 'served'), '-o', served, '.');
  await buildOfficial(directory);
  const { spans, points, stdout } = await runTraced(hello);
  expected = { spans: sketchTraces(spans, shown), points: sketchPoints(points, 'http.server.request.duration', ['http.route']), stdout };
  expect(expected.spans).toHaveLength(3);
});

/** What is left of the environment of the test itself, none of whose exporters count. */
function environment(more: Record<string, string>): Record<string, string | undefined> {
  const own = Object.keys(process.env).filter((name) => name.startsWith('OTEL_')).map((name) => [name, undefined]);
  return { ...Object.fromEntries(own), OTEL_BSP_SCHEDULE_DELAY: '50', OTEL_TS_EXIT_TIMEOUT: '60000', ...more };
}

/** `hello` ends with a panic, whose stack is on stderr. */
const runHello = (more: Record<string, string>) => execa(hello, { env: environment(more), reject: false, stdin: 'ignore' });

const notOfTheStack = (stderr: string) => stderr.split('\n').filter((line) => /^(otel-ts|\{)/.test(line));

interface Grpc {
  name: string;
  options: () => Promise<string[]>;
  variables: (address: string) => Record<string, string>;
  says?: RegExp[];
}

const grpc: Grpc[] = [
  { name: 'plain', options: async () => [], variables: (address) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://${address}` }) },
  {
    name: 'packed, with headers, without a scheme',
    options: async () => [],
    variables: (address) => ({
      OTEL_EXPORTER_OTLP_ENDPOINT: address,
      OTEL_EXPORTER_OTLP_INSECURE: 'true',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_EXPORTER_OTLP_HEADERS: 'X-Key=a%20b,trace-bin=raw',
    }),
  },
  { name: 'socket', options: async () => ['-socket', join(directory, 's')], variables: () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: `unix://${join(directory, 's')}` }) },
  {
    name: 'TLS on both sides',
    async options() {
      await execa(join(directory, 'certificates'), { cwd: directory });
      return ['-cert', join(directory, 'server.pem'), '-key', join(directory, 'server.key'), '-client-ca', join(directory, 'authority.pem')];
    },
    variables: (address) => ({
      OTEL_EXPORTER_OTLP_ENDPOINT: `https://${address}`,
      OTEL_EXPORTER_OTLP_CERTIFICATE: join(directory, 'authority.pem'),
      OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: join(directory, 'client.pem'),
      OTEL_EXPORTER_OTLP_CLIENT_KEY: join(directory, 'client.key'),
    }),
  },
  {
    name: 'partial success',
    options: async () => ['-reject', '1'],
    variables: (address) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://${address}` }),
    says: [/says of spans: 1 were rejected: too many; further/],
  },
];

test.each(grpc)("Google's gRPC server: $name", async ({ options, variables, says = [] }) => {
  let run: { stdout: string; stderr: string; exitCode?: number | undefined } | undefined;
  const { report, spans, metrics } = await withGrpc(directory, await options(), async (address) => {
    run = (await runHello({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', ...variables(address) })) as typeof run;
  });
  expect(sketch(spans.map((file) => readFileSync(file)), metrics.map((file) => readFileSync(file)))).toEqual({ spans: expected.spans, points: expected.points });
  expect(run).toMatchObject({ exitCode: 2, stdout: expected.stdout });
  const lines = notOfTheStack(run!.stderr);
  expect(lines).toHaveLength(says.length);
  says.forEach((pattern, index) => expect(lines[index]).toMatch(pattern));
  // One connection a signal; every call says how long it waits.
  expect(report.connections).toBe(2);
  expect(report.deadlines).toBe((report.calls.spans ?? 0) + (report.calls.metrics ?? 0));
  expect(report.headers['user-agent']).toEqual([expect.stringMatching(/^otel-ts-go\//)]);
  const packed = 'OTEL_EXPORTER_OTLP_COMPRESSION' in variables('');
  expect(report.compression).toEqual([packed ? 'gzip' : '']);
  if (packed) expect(report.headers).toMatchObject({ 'x-key': ['a b'], 'trace-bin': ['raw'] });
  await decodeOfficial(directory, [], spans);
  await decodeOfficial(directory, ['-metrics'], metrics);
});

test('what the gRPC server refuses for a time is sent again', async () => {
  const { report, spans } = await withGrpc(directory, ['-refuse', '1'], async (address, taken) => {
    const env = environment({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_ENDPOINT: `http://${address}`, OTEL_METRICS_EXPORTER: 'none' });
    const program = execa(served, { env, stdin: 'pipe', reject: false });
    const place = (await program.iterable()[Symbol.asyncIterator]().next()).value!;
    await fetch(`http://${place}/items/1`);
    for (let attempt = 0; attempt < 3000 && taken('spans').length === 0; attempt++) await sleep(20);
    program.stdin.end();
    expect((await program).exitCode).toBe(7);
  });
  expect(report.calls.spans).toBe(2);
  expect(sketchTraces(spans.flatMap((file) => decodeTraces(readFileSync(file))))).toEqual(['SERVER served GET /items/{id}']);
});

test('JSON says what protobuf says, to OTLP itself', async () => {
  const receiver = await startReceiver();
  try {
    // Beside OTLP the console shows the same spans and the same report.
    const env = { ...exporterEnvironment(receiver), OTEL_TRACES_EXPORTER: 'otlp,console', OTEL_METRICS_EXPORTER: 'console', OTEL_TS_EXIT_TIMEOUT: '60000' };
    const { stdout, stderr } = await execa(hello, { env, reject: false, stdin: 'ignore' });
    expect(stdout).toBe(expected.stdout);
    const lines = notOfTheStack(stderr);
    const files = { traces: [] as string[], metrics: [] as string[] };
    lines.forEach((line, index) => {
      const kind = line.startsWith('{"resourceSpans"') ? 'traces' : 'metrics';
      files[kind].push(join(directory, `line-${index}.json`));
      writeFileSync(files[kind].at(-1)!, line);
    });
    const shownSpans = lines.filter((line) => line.startsWith('{"resourceSpans"')).flatMap((line) => decodeTraces(Buffer.from(line), 'json'));
    const byId = (spans: typeof shownSpans) => [...spans].sort((a, b) => (a.spanId < b.spanId ? -1 : 1));
    expect(byId(shownSpans)).toEqual(byId(receiver.spans()));
    const printed = await decodeOfficial(directory, ['-json'], files.traces);
    expect(JSON.stringify(printed)).toContain('"SPAN_KIND_SERVER"');
    expect(files.metrics).toHaveLength(1);
    const [report] = await decodeOfficial(directory, ['-metrics', '-json'], files.metrics);
    expect(JSON.stringify(report)).toContain('"AGGREGATION_TEMPORALITY_CUMULATIVE"');
    const points = decodeMetrics(readFileSync(files.metrics[0]!), 'json');
    expect(sketchPoints(points, 'http.server.request.duration', ['http.route'])).toEqual(expected.points);
  } finally {
    await receiver.close();
  }
});

const ours = ['grpc', 'http/json'].flatMap((protocol) => ['none', 'gzip'].map((compression) => [protocol, compression] as const));

test.each(ours)('our own receiver: %s, compression %s', async (protocol, compression) => {
  const env = { OTEL_EXPORTER_OTLP_PROTOCOL: protocol, OTEL_EXPORTER_OTLP_COMPRESSION: compression, OTEL_TS_EXIT_TIMEOUT: '60000' };
  const run = await runTraced(hello, [], { env });
  expect(run.refusals).toEqual([]);
  expect(sketchTraces(run.spans, shown)).toEqual(expected.spans);
  expect(sketchPoints(run.points, 'http.server.request.duration', ['http.route'])).toEqual(expected.points);
});

test('Prometheus asks, and is not counted itself', async () => {
  const port = await freePort();
  const env = environment({ OTEL_METRICS_EXPORTER: 'prometheus', OTEL_EXPORTER_PROMETHEUS_PORT: String(port), OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1', OTEL_TRACES_EXPORTER: 'console' });
  const program = execa(served, { env, stdin: 'pipe', reject: false });
  const place = (await program.iterable()[Symbol.asyncIterator]().next()).value!;
  const scrape = async (accept: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { accept } });
    return { type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };
  // Before the first request: the port is there from the beginning.
  expect((await scrape('text/plain')).text).toContain('target_info{');
  for (const id of ['1', '2', '3']) await fetch(`http://${place}/items/${id}`).then((answer) => answer.text());
  const series = 'http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="200",http_route="/items/{id}"';
  const count = (text: string) => Number(text.split('\n').find((line) => line.startsWith(series))?.split(' ').at(-1));
  // A handler's measurement may be a moment behind its answer.
  for (let attempt = 0; attempt < 3000 && count((await scrape('text/plain')).text) < 3; attempt++) await sleep(20);
  const { type, text } = await scrape('text/plain');
  expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(count(text)).toBe(3);
  expect(text.split('\n').filter((line) => /^http_server_request_duration_seconds_count/.test(line))).toHaveLength(1);
  const file = join(directory, 'metrics.txt');
  writeFileSync(file, text);
  const { stdout } = await execa(join(directory, 'scrape'), [file]);
  expect(JSON.parse(stdout)).toMatchObject({ target_info: 'GAUGE 1', http_server_request_duration_seconds: 'HISTOGRAM 3', http_server_active_requests: 'GAUGE 0' });
  const open = await scrape('application/openmetrics-text;version=1.0.0');
  expect(open.type).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
  expect(open.text).toContain('# UNIT http_server_request_duration_seconds seconds\n');
  expect(open.text).toMatch(/_bucket\{.*\} [1-3] # \{trace_id="[0-9a-f]{32}",span_id="[0-9a-f]{16}"\} /);
  expect(open.text.endsWith('\n# EOF\n')).toBe(true);
  program.stdin.end();
  const result = await program;
  expect(result.exitCode).toBe(7);
  const names = notOfTheStack(result.stderr).flatMap((line) => decodeTraces(Buffer.from(line), 'json')).map(({ name }) => name);
  expect(names).toEqual(['GET /items/{id}', 'GET /items/{id}', 'GET /items/{id}']);
});
