// The messages of an OTLP trace export, opentelemetry-proto 1.x: field numbers for protobuf, the keys are the names
// that OTLP's JSON uses. What is not listed here is skipped.
import { keyValue } from './any-value.ts';
import { field, message, repeated } from './codec.ts';
import { enumeration, fixed32, fixed64, identifier, text, uint32 } from './scalars.ts';

const attributes = repeated(keyValue);
const traceId = identifier(16);
const spanId = identifier(8);

const event = message({
  timeUnixNano: field(1, fixed64),
  name: field(2, text),
  attributes: field(3, attributes),
  droppedAttributesCount: field(4, uint32),
});

const link = message({
  traceId: field(1, traceId),
  spanId: field(2, spanId),
  traceState: field(3, text),
  attributes: field(4, attributes),
  droppedAttributesCount: field(5, uint32),
  flags: field(6, fixed32),
});

const status = message({ message: field(2, text), code: field(3, enumeration) });

export const span = message({
  traceId: field(1, traceId),
  spanId: field(2, spanId),
  traceState: field(3, text),
  parentSpanId: field(4, spanId),
  name: field(5, text),
  kind: field(6, enumeration),
  startTimeUnixNano: field(7, fixed64),
  endTimeUnixNano: field(8, fixed64),
  attributes: field(9, attributes),
  droppedAttributesCount: field(10, uint32),
  events: field(11, repeated(event)),
  droppedEventsCount: field(12, uint32),
  links: field(13, repeated(link)),
  droppedLinksCount: field(14, uint32),
  status: field(15, status),
  flags: field(16, fixed32),
});

export const scope = message({
  name: field(1, text),
  version: field(2, text),
  attributes: field(3, attributes),
  droppedAttributesCount: field(4, uint32),
});

const scopeSpans = message({
  scope: field(1, scope),
  spans: field(2, repeated(span)),
  schemaUrl: field(3, text),
});

export const resource = message({ attributes: field(1, attributes), droppedAttributesCount: field(2, uint32) });

const resourceSpans = message({
  resource: field(1, resource),
  scopeSpans: field(2, repeated(scopeSpans)),
  schemaUrl: field(3, text),
});

/** `opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest`. */
export const traceRequest = message({ resourceSpans: field(1, repeated(resourceSpans)) });

export type TraceRequest = ReturnType<typeof traceRequest.zero>;
export type WireSpan = ReturnType<typeof span.zero>;
export type WireResource = ReturnType<typeof resource.zero>;
export type WireScope = ReturnType<typeof scope.zero>;
