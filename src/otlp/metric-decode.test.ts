import { expect, test } from 'vitest';
import { decodeMetrics } from './decode.ts';

/** A length-delimited field in hex, with lengths of one or two bytes. */
function field(tag: string, ...content: string[]): string {
  const hex = content.join('').replaceAll(' ', '');
  const size = hex.length / 2;
  const length = size < 128 ? [size] : [(size & 127) | 128, size >> 7];
  return `${tag}${length.map((byte) => byte.toString(16).padStart(2, '0')).join('')}${hex}`;
}

/** Laid out by hand from the protocol's field numbers: nothing of ours encoded this. */
function histogram(...counts: string[]): Buffer {
  const point = [
    '11 01 00 00 00 00 00 00 00', // start 1
    '19 02 00 00 00 00 00 00 00', // time 2
    '21 03 00 00 00 00 00 00 00', // count 3
    '29 00 00 00 00 00 00 08 40', // sum 3.0
    field('32', ...counts), // bucket_counts, packed
    field('3a', '00 00 00 00 00 00 f0 3f'), // explicit_bounds 1.0, packed
    field('42', '11 07 00 00 00 00 00 00 00 31 ff ff ff ff ff ff ff ff'), // an exemplar at 7, as_int -1
    field('4a', '0a 01 61', field('12', '0a 02 62 63')), // attribute a = "bc"
    '59 00 00 00 00 00 00 00 00', // min 0
  ];
  const metric = field('12', '0a 01 6d 1a 01 73', field('4a', field('0a', ...point), '10 02')); // m in s, cumulative
  const unknown = 'ba 3e 01 00'; // field 999
  return Buffer.from(field('0a', field('12', field('0a', '0a 01 6c'), metric), unknown.replaceAll(' ', '')), 'hex');
}

const ONE = '01 00 00 00 00 00 00 00';
const TWO = '02 00 00 00 00 00 00 00';

test('a histogram', () => {
  expect(decodeMetrics(histogram(ONE, TWO))).toMatchObject([{
    name: 'm', unit: 's', kind: 'histogram', temporality: 'CUMULATIVE', monotonic: false, attributes: { a: 'bc' }, start: 1n, time: 2n, value: undefined,
    histogram: { count: 3n, sum: 3, min: 0, max: undefined, bounds: [1], counts: [1n, 2n] },
    exemplars: [{ time: 7n, value: -1n, traceId: '', spanId: '', attributes: {} }],
    scope: { name: 'l' },
  }]);
});

test('one that disagrees with itself', () => {
  expect(() => decodeMetrics(histogram(ONE, ONE))).toThrow('the buckets do not add up to 3');
  expect(() => decodeMetrics(histogram(ONE))).toThrow('1 buckets for 1 bounds');
});

test('sums and gauges as JSON', () => {
  const dataPoints = [{ asInt: '0' }, { asDouble: 0.5 }];
  const metrics = [{ name: 'sum', sum: { dataPoints, aggregationTemporality: 1 } }, { name: 'gauge', gauge: { dataPoints } }];
  const body = Buffer.from(JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }));
  expect(decodeMetrics(body, 'json').map(({ name, kind, temporality, value }) => [name, kind, temporality, value])).toEqual([
    ['sum', 'sum', 'DELTA', 0n], ['sum', 'sum', 'DELTA', 0.5], ['gauge', 'gauge', 'UNSPECIFIED', 0n], ['gauge', 'gauge', 'UNSPECIFIED', 0.5],
  ]);
});

test('garbage', () => {
  expect(() => decodeMetrics(Buffer.from('garbage'))).toThrow();
  expect(() => decodeMetrics(Buffer.from('{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{}]}]}]}'), 'json')).toThrow('name is missing');
  expect(decodeMetrics(new Uint8Array())).toEqual([]);
});
