// What was sent that the semantic conventions do not know, or know otherwise: names, types, instruments, units.
import { instrumentOf, lookUp, typeOf } from '../../../src/lint/semconv.ts';
import type { PointRecord } from '../../../src/otlp/metric-model.ts';
import type { Attributes, AttributeValue, SpanRecord } from '../../../src/otlp/model.ts';

/** Names of our own: docs/TESTS.md. */
const OWN = /^otel_ts\./;

/** One line for each, once. */
export function strangersIn(spans: readonly SpanRecord[], points: readonly PointRecord[]): string[] {
  const found = new Set<string>();
  const attributes = (of: Attributes, where: string): void => {
    for (const [key, value] of Object.entries(of)) {
      const mistake = mistakeOf(key, value);
      if (mistake) found.add(`${where}: ${mistake}`);
    }
  };
  for (const { name, attributes: own, events, links, resource, repeatedKeys } of spans) {
    attributes(own, `span ${name}`);
    attributes(resource.attributes, 'resource');
    for (const event of events) attributes(event.attributes, `event ${event.name} of span ${name}`);
    for (const link of links) attributes(link.attributes, `link of span ${name}`);
    for (const key of repeatedKeys) found.add(`span ${name}: ${key} is there twice`);
  }
  for (const point of points) {
    attributes(point.attributes, `metric ${point.name}`);
    const mistake = metricMistake(point);
    if (mistake) found.add(mistake);
  }
  return [...found];
}

function mistakeOf(key: string, value: AttributeValue): string | undefined {
  if (OWN.test(key)) return undefined;
  const known = lookUp('attribute', key);
  if (known.status === 'unknown') return `${key} is unknown${known.nearest ? `, perhaps ${known.nearest}` : ''}`;
  if (known.status === 'deprecated') return `${key} is deprecated: ${known.advice}`;
  const [wanted, sent] = [typeOf(key), typeOfValue(value)];
  return wanted === undefined || wanted === sent ? undefined : `${key} is of type ${wanted}, not ${sent}`;
}

function typeOfValue(value: AttributeValue): string {
  if (Array.isArray(value)) return `${value[0] === undefined ? 'string' : typeOfValue(value[0])}[]`;
  switch (typeof value) {
    case 'bigint': return 'int';
    case 'number': return 'double';
    case 'object': return 'bytes';
    default: return typeof value;
  }
}

function metricMistake({ name, unit, kind, monotonic }: PointRecord): string | undefined {
  if (OWN.test(name)) return undefined;
  const known = lookUp('metric', name);
  if (known.status !== 'known') return `metric ${name} is ${known.status}`;
  const wanted = instrumentOf(name);
  const sent = kind === 'sum' ? (monotonic ? 'counter' : 'up_down_counter') : kind;
  return wanted === undefined || (wanted.instrument === sent && wanted.unit === unit) ? undefined : `metric ${name} is a ${wanted.instrument} in ${wanted.unit}, not a ${sent} in ${unit}`;
}
