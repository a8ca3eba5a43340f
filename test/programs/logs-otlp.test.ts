// Records of log/slog over OTLP: what is exported of each, once, and that what is printed does not change by it.
import { execa } from 'execa';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { LogRecord } from '../../src/otlp/log-model.ts';
import type { SpanRecord } from '../../src/otlp/model.ts';
import { replace } from '../../src/view/trace-json.ts';
import { build, runTraced, scratch } from '../support/otel-ts.ts';

const source = join(import.meta.dirname, 'logs-otlp');
const directory = scratch('logs-otlp');
const [plain, woven] = [join(directory, 'plain'), join(directory, 'woven')];
const OTLP = { OTEL_LOGS_EXPORTER: 'otlp' };
let without = { stdout: '', stderr: '' };

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
  without = await execa(plain, [], { reject: false });
});

const withoutIds = (said: string) => said.replace(/,"trace_id":"[0-9a-f]{32}","span_id":"[0-9a-f]{16}"/g, '');

/** What package log writes begins with the time. */
const timeless = (said: string) => said.replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /gm, '');

function sketch(record: LogRecord, spans: SpanRecord[]): string {
  const { severity, severityText, body, attributes, flags, traceId, spanId } = record;
  const span = spans.find((one) => one.traceId === traceId && one.spanId === spanId);
  const where = spanId === '' ? '' : ` in ${span?.name ?? 'no span that is known'}, flags ${flags}`;
  return `${severity} ${severityText} ${JSON.stringify(body)} ${JSON.stringify(attributes, replace).replace(/[^"]*\/(main\.go)/, '$1')}${where}`;
}

test.each(['http/protobuf', 'http/json', 'grpc'])('each record once, with what it says: %s', async (protocol) => {
  const { stdout, stderr, exitCode, logs, spans, refusals } = await runTraced(woven, [], { env: { ...OTLP, OTEL_EXPORTER_OTLP_PROTOCOL: protocol } });
  expect(refusals).toEqual([]);
  expect({ stdout: withoutIds(stdout), stderr: timeless(stderr), exitCode }).toEqual({ stdout: without.stdout, stderr: timeless(without.stderr), exitCode: 3 });
  // UPDATE_GOLDEN=1 rewrites it; read the diff.
  const golden = join(source, 'records.txt');
  const said = logs.map((record) => `${sketch(record, spans)}\n`).join('');
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, said);
  expect(said).toBe(readFileSync(golden, 'utf8'));
  expect(said).not.toContain('s3cret');
  for (const { time, observed, resource, scope, body } of logs) {
    expect(resource.attributes['service.name']).toBe('logs-otlp');
    expect(scope.name).toBe('otel-ts/log-slog');
    expect(observed - time, String(body)).toBeGreaterThanOrEqual(0n);
  }
});

test('nothing is exported unless somebody asks for it', async () => {
  for (const env of [{}, { OTEL_LOGS_EXPORTER: 'none' }, { ...OTLP, OTEL_SDK_DISABLED: 'true' }]) expect((await runTraced(woven, [], { env })).logs).toEqual([]);
});

test('lines without ids, records with them', async () => {
  const { stdout, logs } = await runTraced(woven, [], { env: { ...OTLP, OTEL_GO_DISABLED_INSTRUMENTATIONS: 'log,log-slog' } });
  expect(stdout).toBe(without.stdout);
  expect(logs.filter(({ traceId }) => traceId !== '').map(({ body }) => body)).toContain('inside');
});

test('limits', async () => {
  const { logs } = await runTraced(woven, [], { env: { ...OTLP, OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT: '1', OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT: '3' } });
  const values = logs.find(({ body }) => body === 'values');
  expect(Object.keys(values?.attributes ?? {})).toEqual(['list']);
  expect(values?.droppedAttributes).toBe(4);
  expect(logs.find(({ body }) => body === 'of a tenant')?.attributes).toEqual({ n: 2n });
});

test('a receiver that is away costs one line, and nothing of what is printed', async () => {
  const { stdout, stderr } = await runTraced(woven, [], { env: { ...OTLP, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } });
  expect(withoutIds(stdout)).toBe(without.stdout);
  expect(stderr.match(/^otel-ts: cannot export/gm)).toHaveLength(1);
});
