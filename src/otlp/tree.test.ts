import { expect, test } from 'vitest';
import { serviceName, type SpanRecord } from './model.ts';
import { sketch, type SpanSketch } from './testing.ts';
import { buildForest, type SpanNode } from './tree.ts';

const id = (number: number) => number.toString(16).padStart(16, '0');

/** A span named n<number>, which starts at `number`, child of `parent`. */
function span(number: number, parent: number, more: SpanSketch = {}): SpanRecord {
  const start = BigInt(number);
  return sketch({ spanId: id(number), parentSpanId: parent ? id(parent) : '', name: `n${number}`, start, end: 100n, ...more });
}

type Shape = string | [string, ...Shape[]];
const shape = ({ span, orphan, children }: SpanNode): Shape => {
  const label = `${serviceName(span)} ${span.name}${orphan ? ' orphan' : ''}`;
  return children.length === 0 ? label : [label, ...children.map(shape)];
};
const shapes = (spans: SpanRecord[]) => buildForest(spans).map((trace) => trace.roots.map(shape));

test('one tree over two services, children by start', () => {
  const spans = [span(1, 0), span(4, 1), span(2, 1), span(3, 2, { service: 'stock' })];
  expect(shapes(spans)).toEqual([[['shop n1', ['shop n2', 'stock n3'], 'shop n4']]]);
  expect(buildForest(spans)[0]).toMatchObject({ spanCount: 4, services: ['shop', 'stock'], duration: 99n, errorCount: 0 });
});

test('the order of arrival does not matter', () => {
  const spans = [span(1, 0), span(2, 1), span(3, 2), span(4, 2, { start: 3n }), span(5, 9), span(6, 1)];
  const expected = buildForest(spans);
  for (let i = 0; i < 20; i++) expect(buildForest(shuffled(spans, i))).toEqual(expected);
});

test('a span whose parent was not received is an orphan beside the root', () => {
  expect(shapes([span(1, 0), span(5, 77), span(6, 5)])).toEqual([['shop n1', ['shop n5 orphan', 'shop n6']]]);
});

test('traces by their start, each with its own spans and links', () => {
  const links = [{ traceId: 'aa'.repeat(16), spanId: id(1), traceState: '', flags: 0, attributes: {}, droppedAttributes: 0 }];
  const other = span(2, 1, { traceId: 'bb'.repeat(16), links });
  const forest = buildForest([other, span(1, 0)]);
  expect(forest.map((trace) => trace.roots.map(shape))).toEqual([['shop n1'], ['shop n2 orphan']]);
  expect(forest[1]?.roots[0]?.span.links).toEqual(links);
});

test('a batch that was sent twice counts once', () => {
  const spans = [span(1, 0), span(2, 1)];
  expect(shapes([...spans, ...structuredClone(spans)])).toEqual([[['shop n1', 'shop n2']]]);
});

test('spans that share an identifier are both kept', () => {
  const shared = span(3, 1, { spanId: id(2) });
  expect(shapes([span(1, 0), span(2, 1), shared, span(4, 2)])).toEqual([[['shop n1', ['shop n2', 'shop n4'], 'shop n3']]]);
});

test('circles are cut and nothing is lost', () => {
  expect(shapes([span(7, 7)])).toEqual([['shop n7 orphan']]);
  expect(shapes([span(2, 3), span(3, 2), span(1, 3)])).toEqual([[['shop n3 orphan', 'shop n1', 'shop n2']]]);
});

test('durations, also of a clock that went back', () => {
  expect(buildForest([span(50, 0, { end: 40n })])[0]?.roots[0]?.duration).toBe(-10n);
});

test('deeper than the stack', () => {
  const spans = Array.from({ length: 50_000 }, (_, i) => span(i + 1, i, { end: 100_000n }));
  expect(buildForest(spans)[0]).toMatchObject({ spanCount: 50_000 });
  expect(buildForest(spans)[0]?.roots).toHaveLength(1);
});

function shuffled<T>(items: T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, key: Math.sin(seed * 100 + index) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
