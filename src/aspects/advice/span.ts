// span: a span around a function's run, in words that every back end understands.
import type { Position } from '../../errors.ts';
import type { Advice } from '../model.ts';
import { type Expression, readExpression } from '../expressions.ts';
import { fail, nearestHint, positionOf, readBoolean, readMapping, readString, type YamlValue } from '../yaml.ts';
import { refuseLate } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';

/** OTLP numbers of https://opentelemetry.io/docs/specs/otel/trace/api/#spankind */
export const SPAN_KINDS: Readonly<Record<string, number>> = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 };

export interface Attribute {
  key: string;
  value: Expression;
  position: Position;
  /** Where the program's own source says the value, as directives do. */
  origin?: Position;
}

export interface SpanAdvice extends Advice {
  key: 'span';
  kind: number;
  /** Begun on return it is what the goroutine does until it asks for more. */
  at: 'entry' | 'return';
  name: Expression | undefined;
  /** Where the parent is carried; left out: the goroutine's current span. */
  context: Expression | undefined;
  /** Assign to `context` a context that carries the span. */
  deriveContext: boolean;
  /** Inbound headers, `map[string][]string`. */
  extractContext: Expression | undefined;
  /** Inbound or outbound headers, `map[string][]string`, of which the operator may choose some to be recorded. */
  requestHeaders: Expression | undefined;
  /** Only where this holds. */
  when: Expression | undefined;
  /** Inside of an open span of the same layer there is none. */
  layer: string | undefined;
  attributes: Attribute[];
  /** Carriers, `[]map[string][]string`, of contexts that the span is linked to. */
  links: Expression | undefined;
  end: {
    /** In place of the name at the start, where it says something. */
    name: Expression | undefined;
    error: Expression | undefined;
    errorType: Expression | undefined;
    attributes: Attribute[];
    responseHeaders: Expression | undefined;
    links: Expression | undefined;
    /** An io.ReadCloser whose end is the span's; left out: the function's return. */
    onClose: Expression | undefined;
    /** A place for the open span; a `finish` elsewhere ends it. Left out: the function's return. */
    keep: Expression | undefined;
  };
}

const KEYS = ['kind', 'at', 'name', 'context', 'derive-context', 'extract-context', 'request-headers', 'when', 'layer', 'attributes', 'links', 'end', ...ORDER_KEYS];
const END_KEYS = ['name', 'error', 'error-type', 'attributes', 'links', 'response-headers', 'on-close', 'keep'];

export function readSpan(value: YamlValue): SpanAdvice {
  const entries = readMapping(value, 'span', KEYS);
  const optional = (from: Map<string, YamlValue>, key: string): Expression | undefined => {
    const inner = from.get(key);
    return inner && readExpression(inner, key);
  };
  const end = entries.get('end');
  const endEntries = end ? readMapping(end, 'end', END_KEYS) : new Map<string, YamlValue>();
  const derive = entries.get('derive-context');
  const deriveContext = derive ? readBoolean(derive, 'derive-context') : false;
  if (derive && deriveContext && !entries.has('context')) fail(derive, 'derive-context: there is no context to derive from', 'add context:');
  const span: SpanAdvice = {
    key: 'span',
    position: positionOf(value),
    kind: readKind(entries.get('kind')),
    at: readBeginning(entries),
    name: optional(entries, 'name'),
    context: optional(entries, 'context'),
    deriveContext,
    extractContext: optional(entries, 'extract-context'),
    requestHeaders: optional(entries, 'request-headers'),
    when: optional(entries, 'when'),
    layer: readLayer(entries.get('layer')),
    attributes: readAttributes(entries.get('attributes')),
    links: optional(entries, 'links'),
    end: {
      name: optional(endEntries, 'name'),
      error: optional(endEntries, 'error'),
      errorType: optional(endEntries, 'error-type'),
      attributes: readAttributes(endEntries.get('attributes')),
      responseHeaders: optional(endEntries, 'response-headers'),
      links: optional(endEntries, 'links'),
      onClose: optional(endEntries, 'on-close'),
      keep: optional(endEntries, 'keep'),
    },
  };
  if (span.end.onClose && span.end.keep) fail(endEntries.get('keep') as YamlValue, 'keep: the span ends with what on-close names', 'leave out one of the two');
  if (span.at === 'return') return span;
  refuseLate(span.attributes.map((attribute) => attribute.value), 'attributes', 'write it below end');
  for (const key of ['name', 'context', 'extract-context', 'request-headers', 'when', 'links']) {
    refuseLate([optional(entries, key)], key, 'a span begins on entry; only what stands below end is read on return');
  }
  return span;
}

function readKind(value: YamlValue | undefined): number {
  if (!value) return SPAN_KINDS.internal as number;
  const kind = readString(value, 'kind');
  return (Object.hasOwn(SPAN_KINDS, kind) ? SPAN_KINDS[kind] : undefined) ?? fail(value, `kind: unknown span kind "${kind}"`, nearestHint(kind, Object.keys(SPAN_KINDS), 'known kinds'));
}

function readBeginning(entries: ReadonlyMap<string, YamlValue>): SpanAdvice['at'] {
  const at = entries.get('at');
  if (!at) return 'entry';
  const moment = readString(at, 'at');
  if (moment !== 'entry' && moment !== 'return') fail(at, `at: "${moment}" is neither entry nor return`);
  const [key] = ['derive-context', 'layer', 'end'].filter((one) => entries.has(one));
  if (moment === 'return' && key) fail(entries.get(key) as YamlValue, `${key}: a span that begins on return ends elsewhere`, 'leave it out');
  return moment;
}

/** A word that files share: what they instrument is called through one another. */
export function readLayer(value: YamlValue | undefined): string | undefined {
  if (!value) return undefined;
  const layer = readString(value, 'layer');
  if (/^[a-z][a-z0-9.-]*$/.test(layer)) return layer;
  return fail(value, `layer: "${layer}" is no name of a layer`, 'a small letter, then small letters, digits, dots and hyphens');
}

export function readAttributes(value: YamlValue | undefined): Attribute[] {
  if (!value) return [];
  return [...readMapping(value, 'attributes')].map(([key, inner]) => ({
    key,
    value: readExpression(inner, key),
    position: positionOf(inner),
  }));
}
