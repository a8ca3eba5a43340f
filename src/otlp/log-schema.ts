// The messages of an OTLP logs export, opentelemetry-proto 1.x, in the words of schema.ts.
import { anyValue, keyValue } from './any-value.ts';
import { field, message, repeated } from './codec.ts';
import { enumeration, fixed32, fixed64, identifier, text, uint32 } from './scalars.ts';
import { resource, scope } from './schema.ts';

const logRecord = message({
  timeUnixNano: field(1, fixed64),
  observedTimeUnixNano: field(11, fixed64),
  severityNumber: field(2, enumeration),
  severityText: field(3, text),
  body: field(5, anyValue),
  attributes: field(6, repeated(keyValue)),
  droppedAttributesCount: field(7, uint32),
  flags: field(8, fixed32),
  traceId: field(9, identifier(16)),
  spanId: field(10, identifier(8)),
});

const scopeLogs = message({ scope: field(1, scope), logRecords: field(2, repeated(logRecord)), schemaUrl: field(3, text) });
const resourceLogs = message({ resource: field(1, resource), scopeLogs: field(2, repeated(scopeLogs)), schemaUrl: field(3, text) });

/** `opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest`. */
export const logsRequest = message({ resourceLogs: field(1, repeated(resourceLogs)) });

export type LogsRequest = ReturnType<typeof logsRequest.zero>;
