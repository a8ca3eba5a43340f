// From the nested request to a flat list of data points, each with its metric, resource and scope.
import { toRecord } from './any-value.ts';
import { inside } from './decode-error.ts';
import { type ExemplarRecord, type PointRecord, TEMPORALITIES } from './metric-model.ts';
import type { MetricsRequest, WireExemplar, WireHistogramPoint, WireMetric, WireNumberPoint } from './metric-schema.ts';
import { resourceRecord, scopeRecord } from './records.ts';

type Surroundings = Pick<PointRecord, 'resource' | 'scope'>;

export function toPoints(request: MetricsRequest): PointRecord[] {
  return request.resourceMetrics.flatMap((group, i) => {
    const resource = resourceRecord(group);
    return group.scopeMetrics.flatMap((inner, j) => {
      const around = { resource, scope: scopeRecord(inner) };
      const path = `resourceMetrics[${i}].scopeMetrics[${j}]`;
      return inner.metrics.flatMap((metric, k) => inside(`${path}.metrics[${k}]`, () => pointsOf(metric, around)));
    });
  });
}

function pointsOf(metric: WireMetric, around: Surroundings): PointRecord[] {
  const { name, description, unit, gauge, sum, histogram } = metric;
  if (name === '') throw new TypeError('name is missing');
  const common = { name, description, unit, monotonic: false, ...around };
  const temporality = (number: number) => TEMPORALITIES[number] ?? 'UNSPECIFIED';
  return [
    ...gauge.dataPoints.map((point) => ({ ...common, kind: 'gauge' as const, temporality: temporality(0), ...numberOf(point) })),
    ...sum.dataPoints.map((point) => ({
      ...common, kind: 'sum' as const, temporality: temporality(sum.aggregationTemporality), monotonic: sum.isMonotonic, ...numberOf(point),
    })),
    ...histogram.dataPoints.map((point) => ({
      ...common, kind: 'histogram' as const, temporality: temporality(histogram.aggregationTemporality), ...histogramOf(point),
    })),
  ];
}

function timesOf(point: WireNumberPoint | WireHistogramPoint) {
  return {
    attributes: toRecord(point.attributes),
    start: point.startTimeUnixNano,
    time: point.timeUnixNano,
    exemplars: point.exemplars.map(toExemplar),
  };
}

function numberOf(point: WireNumberPoint) {
  return { ...timesOf(point), value: point.asInt ?? point.asDouble ?? 0, histogram: undefined };
}

function histogramOf(point: WireHistogramPoint) {
  const { count, sum, min, max, explicitBounds: bounds, bucketCounts: counts } = point;
  if (counts.length > 0 && counts.length !== bounds.length + 1) throw new RangeError(`${counts.length} buckets for ${bounds.length} bounds`);
  if (counts.length > 0 && counts.reduce((all, one) => all + one, 0n) !== count) throw new RangeError(`the buckets do not add up to ${count}`);
  return { ...timesOf(point), value: undefined, histogram: { count, sum, min, max, bounds, counts } };
}

function toExemplar({ timeUnixNano, asInt, asDouble, traceId, spanId, filteredAttributes }: WireExemplar): ExemplarRecord {
  return { time: timeUnixNano, value: asInt ?? asDouble ?? 0, traceId, spanId, attributes: toRecord(filteredAttributes) };
}
