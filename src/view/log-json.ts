// A log record as one line of JSON, as trace-json.ts writes traces.
import type { LogRecord } from '../otlp/log-model.ts';
import { serviceName } from '../otlp/model.ts';
import { replace } from './trace-json.ts';

export function logToJson(record: LogRecord): string {
  const { body, time, observed, resource: _, ...rest } = record;
  return JSON.stringify({ log: body, service: serviceName(record), timeUnixNano: String(time), observedTimeUnixNano: String(observed), ...rest }, replace);
}
