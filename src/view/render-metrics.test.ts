import { expect, test } from 'vitest';
import type { PointRecord } from '../otlp/metric-model.ts';
import { sketch } from '../otlp/testing.ts';
import { metricTable } from './metric-table.ts';
import { pointToJson } from './metrics-json.ts';
import { renderMetrics } from './render-metrics.ts';

function point(given: Partial<PointRecord> & { service?: string } = {}): PointRecord {
  const { resource, scope } = sketch({ service: given.service ?? 'shop' });
  return {
    name: 'orders', description: '', unit: '{order}', kind: 'sum', temporality: 'CUMULATIVE', monotonic: true, attributes: {},
    start: 1n, time: 2n, value: 1n, histogram: undefined, exemplars: [], ...given, resource, scope,
  };
}

const histogram = (count: bigint, sum: number, min: number, max: number) => ({ count, sum, min, max, bounds: [1], counts: [count, 0n] });

test('one line an instrument and set of attributes, the last state of each, below its service', () => {
  const table = metricTable();
  table.add([point({ value: 1n }), point({ service: 'cart', name: 'size', unit: 'By', kind: 'gauge', value: 12.3456 })]);
  table.add([point({ value: 4n }), point({ attributes: { b: 2n, a: 'x\u001b[31m' } })]);
  table.add([point({ name: 'wait', unit: 's', kind: 'histogram', value: undefined, histogram: histogram(4n, 0.006, 0.001, 0.0021) })]);
  expect(renderMetrics(table.points())).toBe(
    'metrics [cart]\n   size 12.3 By\nmetrics [shop]\n   orders 4\n   orders 1 a=x\\u{1b}[31m b=2\n   wait 4 × 1.50 ms (1.00 ms to 2.10 ms)\n',
  );
});

test('deltas are added up', () => {
  const table = metricTable();
  const delta = { temporality: 'DELTA' as const };
  table.add([point({ ...delta, value: 3n }), point({ ...delta, value: 4n })]);
  for (const sum of [1, 5]) table.add([point({ ...delta, name: 'size', unit: 'By', kind: 'histogram', value: undefined, histogram: histogram(1n, sum, sum, sum) })]);
  expect(renderMetrics(table.points())).toBe('metrics [shop]\n   orders 7\n   size 2 × 3 By (1 By to 5 By)\n');
});

test('as JSON', () => {
  expect(JSON.parse(pointToJson(point({ value: 7n })))).toMatchObject({ metric: 'orders', service: 'shop', value: 7, timeUnixNano: '2', temporality: 'CUMULATIVE' });
});
