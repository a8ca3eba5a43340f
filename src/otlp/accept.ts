// One request to the receiver: the checks in the order in which HTTP answers them, then the spans.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { decodeLogs, decodeMetrics, decodeTraces, type Encoding, MEDIA_TYPES } from './decode.ts';
import { HttpError } from './http-error.ts';
import type { LogRecord } from './log-model.ts';
import type { PointRecord } from './metric-model.ts';
import type { SpanRecord } from './model.ts';
import { respondAccepted, respondRefused } from './respond.ts';

const TRACES = '/v1/traces';
const METRICS = '/v1/metrics';
const LOGS = '/v1/logs';

export interface Sink {
  batch(spans: SpanRecord[]): void;
  points(points: PointRecord[]): void;
  logs(records: LogRecord[]): void;
  refused(reason: string): void;
}

export async function accept(request: IncomingMessage, response: ServerResponse, sink: Sink): Promise<void> {
  let encoding: Encoding = 'protobuf';
  try {
    const path = route(request);
    encoding = encodingOf(request);
    const body = await readBody(request);
    if (path === TRACES) sink.batch(decode(() => decodeTraces(body, encoding)));
    if (path === METRICS) sink.points(decode(() => decodeMetrics(body, encoding)));
    if (path === LOGS) sink.logs(decode(() => decodeLogs(body, encoding)));
    respondAccepted(response, encoding);
  } catch (error) {
    // The client went away in the middle of its body.
    if (request.destroyed && !request.complete) return void response.destroy();
    const status = error instanceof HttpError ? error.status : 500;
    const { message } = error as Error;
    sink.refused(`${request.method} ${request.url}: ${status}, ${message}`);
    if (status === 405) response.setHeader('allow', 'POST');
    // Unread bytes of a refused body would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    respondRefused(response, status, encoding, message);
  }
}

function route(request: IncomingMessage): string {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path !== TRACES && path !== METRICS && path !== LOGS) {
    throw new HttpError(404, `nothing is served at ${path}; traces go to ${TRACES}, metrics to ${METRICS}, logs to ${LOGS}`);
  }
  if (request.method !== 'POST') throw new HttpError(405, 'only POST is served here');
  return path;
}

function encodingOf(request: IncomingMessage): Encoding {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === MEDIA_TYPES.protobuf) return 'protobuf';
  if (type === MEDIA_TYPES.json) return 'json';
  throw new HttpError(415, `content type ${type || 'none'} is not ${MEDIA_TYPES.protobuf} or ${MEDIA_TYPES.json}`);
}

function decode<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new HttpError(400, (error as Error).message, { cause: error });
  }
}
