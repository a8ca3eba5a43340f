// The last state of every series that was received: who watches a program wants what it came to, not each report.
import type { HistogramRecord, PointRecord } from '../otlp/metric-model.ts';
import { serviceName } from '../otlp/model.ts';
import { formatValue } from './attributes.ts';

export interface MetricTable {
  add(points: readonly PointRecord[]): void;
  /** In the order in which to show them: by service, name and attributes. */
  points(): PointRecord[];
}

export function metricTable(): MetricTable {
  const series = new Map<string, PointRecord>();
  return {
    add(points) {
      for (const point of points) {
        const key = keyOf(point);
        const known = series.get(key);
        series.set(key, known && point.temporality === 'DELTA' ? sumOf(known, point) : point);
      }
    },
    points: () => [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point),
  };
}

function keyOf(point: PointRecord): string {
  const attributes = Object.entries(point.attributes).map(([key, value]) => `${key}=${formatValue(value)}`).sort();
  const instance = point.resource.attributes['service.instance.id'] ?? point.resource.attributes['process.pid'] ?? '';
  return JSON.stringify([serviceName(point), point.name, point.unit, point.scope.name, attributes.join(' '), String(instance)]);
}

function sumOf(known: PointRecord, point: PointRecord): PointRecord {
  const value = typeof known.value === 'bigint' && typeof point.value === 'bigint' ? known.value + point.value : Number(known.value) + Number(point.value);
  const histogram = known.histogram && point.histogram && sumOfHistograms(known.histogram, point.histogram);
  return { ...point, start: known.start, value: point.value === undefined ? undefined : value, histogram: histogram ?? point.histogram };
}

function sumOfHistograms(a: HistogramRecord, b: HistogramRecord): HistogramRecord {
  const extreme = (pick: (...values: number[]) => number, x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined ? undefined : pick(x, y);
  const counts = a.counts.length === b.counts.length ? a.counts.map((count, index) => count + (b.counts[index] ?? 0n)) : b.counts;
  return { ...b, count: a.count + b.count, sum: a.sum + b.sum, min: extreme(Math.min, a.min, b.min), max: extreme(Math.max, a.max, b.max), counts };
}
