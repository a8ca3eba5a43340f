// What was sent that the semantic conventions do not know, or know otherwise: names, types, instruments, units.
import { instrumentOf, lookUp, typeOf } from '../../../src/lint/semconv.ts';
import type { PointRecord } from '../../../src/otlp/metric-model.ts';
import type { Attributes, AttributeValue, SpanRecord } from '../../../src/otlp/model.ts';

/** Names of our own: docs/TESTS.md. */
const OWN = /^otel_ts\./;

/** Bounds that the conventions give a histogram; those of durations are these where they say nothing else. */
const BOUNDS: Readonly<Record<string, string>> = {
  'db.client.operation.duration': '0.001 0.005 0.01 0.05 0.1 0.5 1 5 10',
  'gen_ai.client.operation.duration': '0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24 20.48 40.96 81.92',
  'gen_ai.client.token.usage': '1 4 16 64 256 1024 4096 16384 65536 262144 1048576 4194304 16777216 67108864',
  'mcp.client.operation.duration': '0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10 30 60 120 300',
  'mcp.server.operation.duration': '0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10 30 60 120 300',
};
const OF_THE_RUNTIME = /^(?:go|otel)\./;
const OF_DURATIONS = '0.005 0.01 0.025 0.05 0.075 0.1 0.25 0.5 0.75 1 2.5 5 7.5 10';

/** One line for each, once. */
export function strangersIn(spans: readonly SpanRecord[], points: readonly PointRecord[]): string[] {
  const found = new Set<string>();
  const attributes = (of: Attributes, where: string): void => {
    for (const [key, value] of Object.entries(of)) {
      const mistake = mistakeOf(key, value);
      if (mistake) found.add(`${where}: ${mistake}`);
    }
  };
  for (const { name, scope, attributes: own, events, links, resource, repeatedKeys } of spans) {
    if (!scope.name.startsWith('otel-ts/')) continue; // a library's own instrumentation answers for itself
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

function metricMistake({ name, description, unit, kind, monotonic, histogram }: PointRecord): string | undefined {
  if (OWN.test(name)) return undefined;
  const known = lookUp('metric', name);
  if (known.status !== 'known') return `metric ${name} is ${known.status}`;
  if (description === '') return `metric ${name} has no description`;
  const bounds = BOUNDS[name] ?? (unit === 's' && !OF_THE_RUNTIME.test(name) ? OF_DURATIONS : undefined);
  if (histogram && bounds !== undefined && histogram.bounds.join(' ') !== bounds) return `metric ${name} has the bounds ${histogram.bounds.join(' ')}`;
  const wanted = instrumentOf(name);
  const sent = kind === 'sum' ? (monotonic ? 'counter' : 'up_down_counter') : kind;
  return wanted === undefined || (wanted.instrument === sent && wanted.unit === unit) ? undefined : `metric ${name} is a ${wanted.instrument} in ${wanted.unit}, not a ${sent} in ${unit}`;
}
