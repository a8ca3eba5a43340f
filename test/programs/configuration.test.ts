// What the environment decides about a woven program: formats of contexts, rules about paths, headers, a file.
import { execa } from 'execa';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { serviceName } from '../../src/otlp/model.ts';
import { build, repository, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchTraces } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'configuration');
const directory = scratch('configuration');
const plain = join(directory, 'plain');
const woven = join(directory, 'woven');

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
});

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const B3 = `b3: ${TRACE}-00f067aa0ba902b7-1`;

test('contexts go on in the configured formats, and baggage as it came', async () => {
  const headers = [B3, 'baggage: tier=gold;p=1, user=a%20b'];
  const { stdout: without } = await execa(plain, headers);
  const { stdout, stderr, spans } = await runTraced(woven, headers, { env: { OTEL_PROPAGATORS: 'b3,jaeger,baggage' } });
  expect(stderr).toBe('');
  const client = spans.filter(({ name }) => name === 'GET').map(({ spanId }) => spanId);
  const added = stdout.split('\n').filter((line) => /^ {2}(B3|Baggage|Uber-Trace-Id|Uberctx-\w+|Traceparent): /.test(line));
  expect(stdout.split('\n').filter((line) => !added.includes(line)).join('\n')).toBe(without);
  expect(added.length).toBe(5 * 3);
  for (const id of [...stdout.matchAll(/B3: (\w+)-(\w+)-1/g)].map(([, trace, span]) => (expect(trace).toBe(TRACE), span as string))) {
    expect(spans.map(({ spanId }) => spanId)).toContain(id);
    expect(stdout).toContain(`Uber-Trace-Id: ${TRACE}:${id}:0:1`);
  }
  expect(client.length).toBeGreaterThan(0);
  expect(stdout).toContain('  Baggage: tier=gold;p=1, user=a%20b\n');
});

test('without a propagator nothing is taken over and nothing is sent', async () => {
  const headers = [B3, `traceparent: 00-${TRACE}-00f067aa0ba902b7-01`, 'baggage: k=v'];
  const { stdout, spans } = await runTraced(woven, headers, { env: { OTEL_PROPAGATORS: 'none' } });
  expect(stdout).toBe((await execa(plain, headers)).stdout);
  expect(spans.map(({ traceId }) => traceId)).not.toContain(TRACE);
});

test('rules by path: what is dropped is dropped with all that is below it', async () => {
  const rules = (OTEL_TS_SAMPLING_RULES: string, more = {}) => runTraced(woven, [], { env: { OTEL_TS_SAMPLING_RULES, OTEL_PROPAGATORS: 'tracecontext', ...more } });
  const { spans, stdout, points } = await rules('/healthz=drop,_OTHER /front/*=0');
  expect(sketchTraces(spans, ['url.path'])).toEqual(['SERVER configuration GET url.path=/front/1\n  CLIENT configuration GET\n    SERVER configuration GET url.path=/back']);
  expect([...stdout.matchAll(/Traceparent: 00-\w+-\w+-(\d\d)/g)].map(([, flags]) => flags)).toEqual(['00', '01', '00']);
  expect(points.filter(({ name }) => name === 'http.server.request.duration').length).toBeGreaterThan(0);
  const chosen = await rules('GET /front/*=1', { OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
  expect(chosen.spans.filter(({ name }) => name.startsWith('GET')).length).toBe(3);
});

test('headers that are asked for, and methods', async () => {
  const { spans } = await runTraced(woven, ['x-tenant: outside', 'cookie: id=s3cret'], {
    env: {
      OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_REQUEST_HEADERS: 'X-Tenant,Cookie',
      OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_RESPONSE_HEADERS: 'x-answer',
      OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_REQUEST_HEADERS: 'Authorization',
      OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_RESPONSE_HEADERS: 'content-length',
      OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS: 'GET,PURGE',
    },
  });
  const keys = ['http.request.header.x-tenant', 'http.request.header.cookie', 'http.request.header.authorization', 'http.response.header.x-answer', 'http.response.header.content-length'];
  expect(sketchTraces(spans.filter(({ attributes }) => attributes['http.request.method'] === 'PURGE'), keys)).toEqual([
    'SERVER configuration PURGE http.request.header.x-tenant=["outside"] http.request.header.cookie=["REDACTED"] http.response.header.x-answer=["42"]\n'
      + '  CLIENT configuration PURGE http.request.header.authorization=["REDACTED"] http.response.header.content-length=["0"]\n'
      + '    SERVER configuration PURGE http.request.header.x-tenant=["acme"]',
  ]);
  expect(JSON.stringify(spans, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('s3cret');
});

test('a file in place of the variables', async () => {
  const file = join(directory, 'otel.yaml');
  writeFileSync(file, [
    'file_format: "1.0"', 'resource:', '  attributes:', '    - name: service.name', '      value: from the file', 'propagator: { composite_list: b3 }',
    'tracer_provider:', '  processors:', '    - batch:', '        schedule_delay: 50', '        exporter:', '          otlp_http:',
    '            endpoint: ${OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces', 'profiler_provider: { processors: [] }', 'distribution:', '  otel-ts:', '    sampling_rules: ["/healthz=drop"]', '',
  ].join('\n'));
  const { spans, points, stderr } = await runTraced(woven, [B3], { env: { OTEL_CONFIG_FILE: file, OTEL_SERVICE_NAME: 'ignored', OTEL_PROPAGATORS: 'none' } });
  expect(stderr).toBe('otel-ts: OTEL_CONFIG_FILE line 14: profiler_provider is not supported and is ignored');
  expect(points).toEqual([]);
  expect(new Set(spans.map(serviceName))).toEqual(new Set(['from the file']));
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  expect(spans.length).toBe(6);
});

test("the pages of the runtime's variables and of the file say what it reads", async () => {
  // Go keeps results of tests by the files of their module, and the page is none.
  await execa('go', ['test', '-count=1', '-run', 'OfThePage$', '.'], { cwd: join(repository, 'runtime-go') });
});
