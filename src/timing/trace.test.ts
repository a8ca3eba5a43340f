import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Receiver, startReceiver } from '../otlp/receive.ts';
import { buildForest, type SpanNode } from '../otlp/tree.ts';
import type { BuildRecord } from './build-record.ts';
import type { Phase } from './phases.ts';
import { sendBuildTrace } from './trace.ts';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  for (const name of Object.keys(process.env)) if (/^OTEL_|^TRACE(PARENT|STATE)$/.test(name)) vi.stubEnv(name, undefined);
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', receiver.url);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
});

const T = 1_700_000_000_000;
const phase = (name: string, begin: number, end: number, more: Partial<Phase> = {}): Phase => ({ name, begin: T + begin, end: T + end, count: 1, busy: end - begin, ...more });
const RECORD: BuildRecord = {
  args: ['build', '.'],
  begin: T,
  end: T + 5000,
  status: 1,
  before: [phase('plan', 1, 90)],
  go: { pid: 5, begin: T + 100, end: T + 4900 },
  calls: [
    { tool: 'compile', package: 'main', go: 5, begin: T + 100, end: T + 900, status: 0, phases: [phase('weaver', 101, 700, { joins: 2 }), phase('go list', 200, 600, { within: 0, go: 6 }), phase('edit', 610, 690.25, { within: 0, count: 4, busy: 12 })] },
    { tool: 'compile', package: 'net [otelts]', go: 6, begin: T + 250, end: T + 500, status: 0, phases: [] },
    { tool: 'gcc', package: '', go: 5, begin: T + 1000, end: T + 1001, status: 2, phases: [] },
    { tool: 'link', package: 'main', go: 77, begin: T + 1002, phases: [] },
  ],
};

/** With patience for a machine that does much else. */
const send = (record: BuildRecord, environment = process.env) => sendBuildTrace(record, environment, 120_000);
const shape = ({ span, children }: SpanNode): unknown => [span.name, ...children.map(shape)];

test('one span a call, nested builds below what started them', async () => {
  expect(await send(RECORD)).toBeUndefined();
  const [trace, ...others] = buildForest(receiver.spans());
  expect([others, receiver.refusals()]).toEqual([[], []]);
  expect(trace?.roots.map(shape)).toEqual([['go build', ['plan'], ['compile main', ['weaver', ['go list', ['compile net']], ['edit']]], ['gcc'], ['link main']]]);
  const span = (name: string) => receiver.spans().find((candidate) => candidate.name === name);
  expect(span('go build')).toMatchObject({
    start: BigInt(T) * 1_000_000n, end: BigInt(T + 5000) * 1_000_000n, status: { code: 'ERROR', message: 'exit status 1' },
    attributes: { 'process.command_args': ['go', 'build', '.'], 'process.exit.code': 1n }, resource: { attributes: { 'service.name': 'otel-ts' } },
  });
  expect(span('compile main')).toMatchObject({ status: { code: 'UNSET' }, attributes: { 'otelts.tool': 'compile', 'otelts.package': 'main', 'otelts.woven': true, 'otelts.joins': 2n } });
  expect(span('compile net')?.attributes).toEqual({ 'otelts.tool': 'compile', 'otelts.package': 'net', 'otelts.woven': false, 'process.exit.code': 0n });
  expect(span('edit')).toMatchObject({ end: BigInt(T) * 1_000_000n + 690_250_000n, attributes: { 'otelts.count': 4n, 'otelts.busy': 12n } });
  expect(span('gcc')?.status).toEqual({ code: 'ERROR', message: 'exit status 2' });
  expect(span('link main')).toMatchObject({ end: BigInt(T + 4900) * 1_000_000n, status: { code: 'ERROR' } });
});

test('more spans than the usual queue holds, a parent, and a name of the service', async () => {
  const calls = Array.from({ length: 3000 }, (_, index) => ({ tool: 'asm', package: `p${index}`, go: 5, begin: T + index, end: T + index + 1, status: 0, phases: [] }));
  const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  vi.stubEnv('OTEL_SERVICE_NAME', 'ci');
  expect(await send({ ...RECORD, calls }, { ...process.env, TRACEPARENT: `00-${traceId}-${spanId}-01` })).toBeUndefined();
  expect(receiver.spans()).toHaveLength(3002);
  expect(receiver.spans().find(({ name }) => name === 'go build')).toMatchObject({ traceId, parentSpanId: spanId, resource: { attributes: { 'service.name': 'ci' } } });
});

test.each([['OTEL_SDK_DISABLED', 'true'], ['OTEL_TRACES_EXPORTER', 'none']])('%s=%s sends nothing', async (name, value) => {
  expect(await send(RECORD, { ...process.env, [name]: value })).toBeUndefined();
  expect(receiver.spans()).toEqual([]);
});

test('no collector: the reason', async () => {
  await receiver.close();
  expect(await sendBuildTrace(RECORD)).toMatch(/ECONNREFUSED|no answer within 2 s/);
});
