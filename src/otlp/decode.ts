// A body as it came over OTLP/HTTP → spans, data points or log records. Every failure is a DecodeError.
import { inside } from './decode-error.ts';
import type { LogRecord } from './log-model.ts';
import { toLogs } from './log-records.ts';
import { logsRequest } from './log-schema.ts';
import type { PointRecord } from './metric-model.ts';
import { toPoints } from './metric-records.ts';
import { metricsRequest } from './metric-schema.ts';
import type { SpanRecord } from './model.ts';
import { toSpans } from './records.ts';
import { traceRequest } from './schema.ts';

export type Encoding = 'protobuf' | 'json';

/** Media types of OTLP/HTTP; parameters such as a charset are the caller's to strip. */
export const MEDIA_TYPES: Record<Encoding, string> = {
  protobuf: 'application/x-protobuf',
  json: 'application/json',
};

/** Decodes an ExportTraceServiceRequest. An empty protobuf body is a valid request without spans. */
export function decodeTraces(body: Uint8Array, encoding: Encoding = 'protobuf'): SpanRecord[] {
  return inside('', () => toSpans(encoding === 'json' ? traceRequest.parse(jsonOf(body)) : traceRequest.decode(body)));
}

/** Decodes an ExportMetricsServiceRequest. */
export function decodeMetrics(body: Uint8Array, encoding: Encoding = 'protobuf'): PointRecord[] {
  return inside('', () => toPoints(encoding === 'json' ? metricsRequest.parse(jsonOf(body)) : metricsRequest.decode(body)));
}

/** Decodes an ExportLogsServiceRequest. */
export function decodeLogs(body: Uint8Array, encoding: Encoding = 'protobuf'): LogRecord[] {
  return inside('', () => toLogs(encoding === 'json' ? logsRequest.parse(jsonOf(body)) : logsRequest.decode(body)));
}

function jsonOf(body: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
}
