import { connect, type ClientHttp2Session } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Receiver, startReceiver } from './receive.ts';
import { encodeTraces, sketch } from './testing.ts';

const TRACES = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';

let receiver: Receiver;
let session: ClientHttp2Session;
beforeEach(async () => {
  receiver = await startReceiver();
  session = connect(receiver.url);
});
afterEach(async () => {
  session.destroy();
  await receiver.close();
});

function frame(message: Uint8Array, packed = false): Buffer {
  const head = Buffer.alloc(5);
  head[0] = packed ? 1 : 0;
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** The status, wherever it stands, and what is said with it. */
function call(body: Uint8Array, headers: Record<string, string> = {}, path = TRACES): Promise<{ status: string; message: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers });
    const seen: Record<string, unknown> = {};
    const chunks: Buffer[] = [];
    stream.on('response', (answer) => Object.assign(seen, answer)).on('trailers', (trailers) => Object.assign(seen, trailers));
    stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
    stream.on('end', () => resolve({ status: String(seen['grpc-status']), message: decodeURIComponent(String(seen['grpc-message'] ?? '')), body: Buffer.concat(chunks) }));
    stream.end(body);
  });
}

test('a message, packed or not, is stored and answered with an empty one', async () => {
  expect(await call(frame(encodeTraces([sketch()])))).toEqual({ status: '0', message: '', body: Buffer.alloc(5) });
  const packed = frame(gzipSync(encodeTraces([sketch({ name: 'packed' })])), true);
  expect(await call(packed, { 'grpc-encoding': 'gzip' })).toMatchObject({ status: '0' });
  expect(receiver.spans()).toEqual([sketch(), sketch({ name: 'packed' })]);
  expect(receiver.refusals()).toEqual([]);
});

test('metrics and logs have their services', async () => {
  for (const service of ['metrics.v1.MetricsService', 'logs.v1.LogsService']) {
    expect(await call(frame(new Uint8Array()), {}, `/opentelemetry.proto.collector.${service}/Export`)).toMatchObject({ status: '0' });
  }
});

test.each([
  ['another service', frame(new Uint8Array()), {}, '/x/Export', '12', /there is no \/x\/Export/],
  ['no OTLP', frame(Buffer.from([0xff])), {}, TRACES, '3', /not OTLP/],
  ['no frame', Buffer.from([0, 0, 0, 0, 9, 1]), {}, TRACES, '3', /not one message/],
  ['not gzip', frame(Buffer.from([1, 2]), true), { 'grpc-encoding': 'gzip' }, TRACES, '3', /not gzip/],
  ['packed otherwise', frame(Buffer.from([1, 2]), true), { 'grpc-encoding': 'zstd' }, TRACES, '3', /gzip only/],
  ['no gRPC', frame(new Uint8Array()), { 'content-type': 'text/plain' }, TRACES, '3', /only gRPC/],
])('%s is refused, and said', async (_, body, headers, path, status, message) => {
  expect(await call(body, headers, path)).toMatchObject({ status, message: expect.stringMatching(message) });
  expect(receiver.refusals()).toHaveLength(1);
});

test('a first line that comes in pieces, of HTTP/1 and of neither', async () => {
  const answers = async (pieces: string[]) => {
    const socket = connectSocket(receiver.port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => (text += chunk)).on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    for (const piece of pieces) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await closed;
    return text;
  };
  expect(await answers(['P', 'OST /v1/traces HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-protobuf\r\n', 'content-length: 0\r\nconnection: close\r\n\r\n'])).toMatch(/^HTTP\/1.1 200 /);
  expect(await answers(['PRI * NOTHING\r\n\r\n'])).toMatch(/^HTTP\/1.1 400 /);
});
