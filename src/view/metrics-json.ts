// A data point as one line of JSON, as trace-json.ts writes traces.
import type { PointRecord } from '../otlp/metric-model.ts';
import { serviceName } from '../otlp/model.ts';
import { replace } from './trace-json.ts';

export function pointToJson(point: PointRecord): string {
  const { name, start, time, resource: _, exemplars, ...rest } = point;
  return JSON.stringify({
    metric: name,
    service: serviceName(point),
    startTimeUnixNano: String(start),
    timeUnixNano: String(time),
    ...rest,
    exemplars: exemplars.map(({ time: at, ...exemplar }) => ({ timeUnixNano: String(at), ...exemplar })),
  }, replace);
}
