// All that a program sent, as text: span trees with every attribute, event and link, and metrics with every series.
import type { PointRecord } from '../../../src/otlp/metric-model.ts';
import type { Attributes, AttributeValue, SpanRecord } from '../../../src/otlp/model.ts';
import { buildForest, type SpanNode } from '../../../src/otlp/tree.ts';

/** Of the runtime and of what is sent about ourselves: not the library's, and never twice the same. */
const OTHERS = /^(?:go|process|otel)\./;

export function sketchTelemetry(spans: readonly SpanRecord[], points: readonly PointRecord[]): string {
  const names = new Map(spans.map((span) => [`${span.traceId} ${span.spanId}`, `${span.kind} ${steady(span.name)}`]));
  const traces = buildForest(spans).map(({ roots }) => roots.flatMap((root) => spanLines(root, '', names)).join('\n'));
  return `${[...traces, seriesLines(points).join('\n')].filter(Boolean).join('\n\n')}\n`;
}

/** `names`: of spans, by trace and span id, for links. */
function spanLines({ span, children, orphan }: SpanNode, indent: string, names: ReadonlyMap<string, string>): string[] {
  const { status, links } = span;
  const ended = status.code === 'UNSET' ? '' : ` ${status.code}${status.message ? ` ${JSON.stringify(steady(status.message))}` : ''}`;
  const more = [...span.events.map(({ name, attributes }) => `* ${name}${pairs(attributes)}`), ...links.map(({ traceId, spanId, attributes }) => `-> ${names.get(`${traceId} ${spanId}`) ?? 'another span'}${pairs(attributes)}`)];
  return [
    `${indent}${orphan ? 'ORPHAN ' : ''}${span.kind} ${steady(span.name)}${ended} (${span.scope.name})`,
    ...[pairs(span.attributes).trim(), ...more].filter(Boolean).map((line) => `${indent}    ${line}`),
    ...children.flatMap((child) => spanLines(child, `${indent}  `, names)),
  ];
}

/** The last state of each series. */
function seriesLines(points: readonly PointRecord[]): string[] {
  const series = new Map<string, string>();
  for (const point of points.filter(({ name }) => !OTHERS.test(name))) {
    const { name, unit, kind, histogram, value, attributes } = point;
    const key = `${name}${pairs(attributes)}`;
    series.set(key, `${kind} ${name} {${unit}} ${histogram ? `×${histogram.count}` : value}${pairs(attributes)}`);
  }
  return [...series.values()].sort();
}

function pairs(attributes: Attributes): string {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ` ${key}=${steadyValue(key, value)}`).join('');
}

function steadyValue(key: string, value: AttributeValue): string {
  if (/(?:^|\.)port$/.test(key) && typeof value === 'bigint' && value > 9999n) return 'PORT';
  // Behind the name there are versions: of the library, which is one of two, and of Go, which is the machine's.
  if (key === 'user_agent.original' && typeof value === 'string') return JSON.stringify(value.split('/')[0]);
  return typeof value === 'bigint' ? String(value) : steady(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)));
}

function steady(text: string): string {
  return text.replaceAll(/(127\.0\.0\.1|localhost|\[::1?\]):\d{5}\b/g, '$1:PORT');
}
