import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SpanRecord } from './model.ts';
import { type Receiver, startReceiver } from './receive.ts';
import { encodeTraces, sketch } from './testing.ts';

const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

let receiver: Receiver;
let batches: SpanRecord[][];
beforeEach(async () => {
  batches = [];
  receiver = await startReceiver({ onBatch: (batch) => batches.push(batch) });
});
afterEach(() => receiver.close());

const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = PROTOBUF) =>
  fetch(receiver.url + path, { method: 'POST', body, headers });

test('a protobuf batch is stored, announced and answered with an empty message', async () => {
  const response = await post('/v1/traces', encodeTraces([sketch(), sketch({ spanId: '02'.repeat(8) })]));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/x-protobuf');
  expect((await response.arrayBuffer()).byteLength).toBe(0);
  expect(receiver.spans().map((span) => span.spanId)).toEqual(['01'.repeat(8), '02'.repeat(8)]);
  expect(batches).toEqual([receiver.spans()]);
  expect(receiver.refusals()).toEqual([]);
});

test('a JSON batch is answered in JSON', async () => {
  const span = { traceId: 'aa'.repeat(16), spanId: '01'.repeat(8), name: 'json' };
  const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
  const response = await post('/v1/traces?x=1', body, JSON_TYPE);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({});
  expect(receiver.spans()).toMatchObject([{ name: 'json' }]);
});

test('a packed body is unpacked', async () => {
  const body = new Uint8Array(gzipSync(encodeTraces([sketch()])));
  expect((await post('/v1/traces', body, { ...PROTOBUF, 'content-encoding': 'gzip' })).status).toBe(200);
  expect(receiver.spans()).toEqual([sketch()]);
});

test('log records are stored, and answered as traces are', async () => {
  const logRecords = [{ timeUnixNano: '7', severityNumber: 9, body: { stringValue: 'said' }, attributes: [{ key: 'a', value: { intValue: '1' } }], spanId: '01'.repeat(8) }];
  const response = await post('/v1/logs', JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope: { name: 's' }, logRecords }] }] }), JSON_TYPE);
  expect(await response.json()).toEqual({});
  expect(receiver.logs()).toMatchObject([{ time: 7n, severity: 9, body: 'said', attributes: { a: 1n }, traceId: '', spanId: '01'.repeat(8), scope: { name: 's' } }]);
  expect((await post('/v1/logs', 'garbage')).status).toBe(400);
  expect(receiver.spans()).toEqual([]);
});

test('metrics are stored, and answered as traces are', async () => {
  const dataPoints = [{ asInt: '7', attributes: [{ key: 'a', value: { stringValue: 'b' } }] }];
  const metrics = [{ name: 'orders', unit: '{order}', sum: { dataPoints, aggregationTemporality: 2, isMonotonic: true } }];
  const body = JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope: { name: 's' }, metrics }] }] });
  const response = await post('/v1/metrics', body, JSON_TYPE);
  expect(await response.json()).toEqual({});
  expect(receiver.points()).toMatchObject([{
    name: 'orders', unit: '{order}', kind: 'sum', temporality: 'CUMULATIVE', monotonic: true, value: 7n, attributes: { a: 'b' }, scope: { name: 's' },
  }]);
  expect((await post('/v1/metrics', 'garbage')).status).toBe(400);
  expect(receiver.spans()).toEqual([]);
});

describe('refusals', () => {
  const gzip = { ...PROTOBUF, 'content-encoding': 'gzip' };
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(65 * 1024 * 1024)));
  test.each<[number, string, string, RequestInit]>([
    [404, 'an unknown path', '/v2/traces', { method: 'POST', headers: PROTOBUF }],
    [404, 'the root', '/', {}],
    [405, 'GET', '/v1/traces', {}],
    [415, 'no content type', '/v1/traces', { method: 'POST', body: new Uint8Array([1]) }],
    [415, 'another content type', '/v1/traces', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }],
    [415, 'another encoding', '/v1/traces', { method: 'POST', body: 'x', headers: { ...PROTOBUF, 'content-encoding': 'br' } }],
    [400, 'garbage', '/v1/traces', { method: 'POST', body: 'garbage', headers: PROTOBUF }],
    [400, 'garbage in JSON', '/v1/traces', { method: 'POST', body: '{', headers: JSON_TYPE }],
    [400, 'no gzip', '/v1/traces', { method: 'POST', body: 'garbage', headers: gzip }],
    [413, 'a gzip bomb', '/v1/traces', { method: 'POST', body: bomb, headers: gzip }],
  ])('%i for %s', async (status, _, path, init) => {
    const response = await fetch(receiver.url + path, init);
    expect(response.status).toBe(status);
    expect(receiver.refusals()).toHaveLength(1);
    expect(receiver.refusals()[0]).toContain(`${path}: ${status}, `);
    if (status === 405) expect(response.headers.get('allow')).toBe('POST');
    if (init.headers === JSON_TYPE) expect(await response.json()).toMatchObject({ code: 3 });
    else expect(Buffer.from(await response.arrayBuffer()).subarray(0, 3).toString('hex')).toBe('080312');
  });

  test('a client that goes away does no harm', async () => {
    const socket = connect(receiver.port, '127.0.0.1');
    socket.write('POST /v1/traces HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-protobuf\r\ncontent-length: 99\r\n\r\nx');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await receiver.settled(1000);
    expect((await post('/v1/traces', encodeTraces([sketch()]))).status).toBe(200);
  });
});

describe('waitFor', () => {
  test('resolves at once, or with the batch that fulfils it', async () => {
    await expect(receiver.waitFor((spans) => spans.length === 0, 100)).resolves.toEqual([]);
    const waiting = receiver.waitFor((spans) => spans.length === 2, 5000);
    await post('/v1/traces', encodeTraces([sketch()]));
    await post('/v1/traces', encodeTraces([sketch()]));
    await expect(waiting).resolves.toHaveLength(2);
  });

  test('a timeout says what came instead', async () => {
    await post('/v1/traces', encodeTraces([sketch({ name: 'GET /', kind: 'SERVER' })]));
    await expect(receiver.waitFor(() => false, 20)).rejects.toThrow(/within 20 ms; received 1:\n {2}shop: SERVER GET \//);
  });

  test('what the predicate throws is the answer, and closing ends the wait', async () => {
    const wrong = () => {
      throw new Error('my mistake');
    };
    await expect(receiver.waitFor(wrong, 1000)).rejects.toThrow('my mistake');
    const waiting = expect(receiver.waitFor(() => false, 10_000)).rejects.toThrow('closed');
    await receiver.close();
    await waiting;
  });
});

test('a taken port rejects', async () => {
  await expect(startReceiver({ port: receiver.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
