// A body as it came over OTLP/HTTP → spans. Every failure is a DecodeError.
import { inside } from './decode-error.ts';
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
  return inside('', () => toSpans(encoding === 'json' ? parse(body) : traceRequest.decode(body)));
}

function parse(body: Uint8Array) {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  return traceRequest.parse(JSON.parse(text));
}
