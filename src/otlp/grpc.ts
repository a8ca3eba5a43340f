// OTLP over gRPC into the same sink: unary calls over HTTP/2, as
// https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md frames them. No TLS, as the receiver has none.
import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { Sink } from './accept.ts';
import { LARGEST, unpack } from './body.ts';
import { decodeLogs, decodeMetrics, decodeTraces } from './decode.ts';
import { HttpError } from './http-error.ts';

/** Codes of gRPC, as far as they are answered here. */
const OK = 0;
const INVALID_ARGUMENT = 3;
const RESOURCE_EXHAUSTED = 8;
const UNIMPLEMENTED = 12;

/** One byte says whether the message is packed, four its length. */
const HEAD = 5;

const SERVICE = '/opentelemetry.proto.collector.';
const METHODS: Record<string, (body: Uint8Array, sink: Sink) => void> = {
  [`${SERVICE}trace.v1.TraceService/Export`]: (body, sink) => sink.batch(decodeTraces(body)),
  [`${SERVICE}metrics.v1.MetricsService/Export`]: (body, sink) => sink.points(decodeMetrics(body)),
  [`${SERVICE}logs.v1.LogsService/Export`]: (body, sink) => sink.logs(decodeLogs(body)),
};

/** `track` hears of each call and gets to know its end. */
export function grpcServer(sink: Sink, track: (stream: ServerHttp2Stream) => void): Http2Server {
  const server = createServer();
  server.on('stream', (stream, headers) => {
    track(stream);
    void answer(stream, headers, sink);
  });
  return server;
}

async function answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, sink: Sink): Promise<void> {
  const path = String(headers[':path']);
  stream.on('error', () => {}); // the client went away
  try {
    const body = await readMessage(stream, headers);
    const method = METHODS[path];
    if (!method) throw new HttpError(404, `there is no ${path}`);
    method(body, sink);
    if (stream.destroyed) return;
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(OK) }));
    stream.end(Buffer.alloc(HEAD)); // an empty message
  } catch (error) {
    if (stream.destroyed) return;
    const { message } = error as Error;
    const status = error instanceof HttpError ? ({ 404: UNIMPLEMENTED, 413: RESOURCE_EXHAUSTED }[error.status] ?? INVALID_ARGUMENT) : INVALID_ARGUMENT;
    sink.refused(`${path}: gRPC status ${status}, ${message}`);
    const trailers = { 'grpc-status': String(status), 'grpc-message': encodeURIComponent(message) };
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', ...trailers }, { endStream: true });
  }
}

async function readMessage(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Promise<Uint8Array> {
  if (!String(headers['content-type']).startsWith('application/grpc')) throw new HttpError(415, 'over HTTP/2 only gRPC is served here');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST + HEAD) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > LARGEST + HEAD) throw new HttpError(413, `the message is larger than ${LARGEST} bytes`);
  const body = Buffer.concat(chunks);
  if (body.length < HEAD || body.readUInt32BE(1) !== body.length - HEAD) throw new HttpError(400, 'not one message of gRPC');
  const message = body.subarray(HEAD);
  if (body[0] === 0) return message;
  if (headers['grpc-encoding'] !== 'gzip') throw new HttpError(415, 'messages may be packed by gzip only');
  return unpack(message);
}
