// Span trees as indented text, so that a test shows the tree that it expects.
import type { PointRecord } from '../../src/otlp/metric-model.ts';
import type { AttributeValue, SpanRecord } from '../../src/otlp/model.ts';
import { serviceName } from '../../src/otlp/model.ts';
import { buildForest, type SpanNode } from '../../src/otlp/tree.ts';

/** One entry a trace, ordered by start; below each span, indented, its children. `attributes` names what is shown. */
export function sketchTraces(spans: readonly SpanRecord[], attributes: readonly string[] = []): string[] {
  return buildForest(spans).map(({ roots }) => roots.flatMap((root) => sketchNode(root, '', attributes)).join('\n'));
}

function sketchNode({ span, children, orphan }: SpanNode, indent: string, attributes: readonly string[]): string[] {
  const shown = attributes.filter((key) => key in span.attributes).map((key) => ` ${key}=${text(span.attributes[key])}`);
  const status = span.status.code === 'UNSET' ? '' : ` ${span.status.code}`;
  const line = `${indent}${orphan ? 'ORPHAN ' : ''}${span.kind} ${serviceName(span)} ${span.name}${status}${shown.join('')}`;
  return [line, ...children.flatMap((child) => sketchNode(child, `${indent}  `, attributes))];
}

function text(value: AttributeValue | undefined): string {
  return typeof value === 'bigint' ? String(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

/** Data points by service, name and attributes, the last of each: `shop orders 3 {order} a=x`. `attributes` names what is shown. */
export function sketchPoints(points: readonly PointRecord[], name: string, attributes: readonly string[] = []): string[] {
  const lines = new Map<string, string>();
  for (const point of points.filter((one) => one.name === name)) {
    const shown = attributes.filter((key) => key in point.attributes).map((key) => ` ${key}=${text(point.attributes[key])}`);
    const value = point.histogram ? `×${point.histogram.count}` : String(point.value);
    const series = JSON.stringify([serviceName(point), Object.entries(point.attributes).map(([key, inner]) => `${key}=${text(inner)}`).sort()]);
    lines.set(series, `${serviceName(point)} ${value}${shown.join('')}`);
  }
  return [...lines.values()].sort();
}
