// What a received log record is here: plain data, with its resource and scope.
import type { Attributes, AttributeValue, ResourceRecord, ScopeRecord } from './model.ts';

export interface LogRecord {
  /** Nanoseconds since the epoch; 0 where the record has no time. */
  time: bigint;
  observed: bigint;
  /** 1 to 24: TRACE 1, DEBUG 5, INFO 9, WARN 13, ERROR 17, FATAL 21. */
  severity: number;
  severityText: string;
  body: AttributeValue;
  attributes: Attributes;
  droppedAttributes: number;
  flags: number;
  /** Lower-case hex; empty outside of a span. */
  traceId: string;
  spanId: string;
  resource: ResourceRecord;
  scope: ScopeRecord;
}
