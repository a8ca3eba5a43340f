// From the nested request to a flat list of log records, each with its resource and scope.
import { toRecord } from './any-value.ts';
import type { LogRecord } from './log-model.ts';
import type { LogsRequest } from './log-schema.ts';
import { resourceRecord, scopeRecord } from './records.ts';

export function toLogs(request: LogsRequest): LogRecord[] {
  return request.resourceLogs.flatMap((group) => {
    const resource = resourceRecord(group);
    return group.scopeLogs.flatMap((inner) => {
      const scope = scopeRecord(inner);
      return inner.logRecords.map(({ body, flags, severityText, traceId, spanId, ...record }): LogRecord => ({
        time: record.timeUnixNano,
        observed: record.observedTimeUnixNano,
        severity: record.severityNumber,
        severityText,
        body,
        attributes: toRecord(record.attributes),
        droppedAttributes: record.droppedAttributesCount,
        flags,
        traceId,
        spanId,
        resource,
        scope,
      }));
    });
  });
}
