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
  name: Expression | undefined;
  /** Where the parent is carried; left out: the goroutine's current span. */
  context: Expression | undefined;
  /** Assign to `context` a context that carries the span. */
  deriveContext: boolean;
  /** Inbound headers, `map[string][]string`. */
  extractContext: Expression | undefined;
  /** Only where this holds. */
  when: Expression | undefined;
  attributes: Attribute[];
  end: {
    error: Expression | undefined;
    errorType: Expression | undefined;
    attributes: Attribute[];
    /** An io.ReadCloser whose end is the span's; left out: the function's return. */
    onClose: Expression | undefined;
  };
}

const KEYS = ['kind', 'name', 'context', 'derive-context', 'extract-context', 'when', 'attributes', 'end', ...ORDER_KEYS];
const END_KEYS = ['error', 'error-type', 'attributes', 'on-close'];

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
    name: optional(entries, 'name'),
    context: optional(entries, 'context'),
    deriveContext,
    extractContext: optional(entries, 'extract-context'),
    when: optional(entries, 'when'),
    attributes: readAttributes(entries.get('attributes')),
    end: {
      error: optional(endEntries, 'error'),
      errorType: optional(endEntries, 'error-type'),
      attributes: readAttributes(endEntries.get('attributes')),
      onClose: optional(endEntries, 'on-close'),
    },
  };
  refuseLate(span.attributes.map((attribute) => attribute.value), 'attributes', 'write it below end');
  for (const key of ['name', 'context', 'extract-context', 'when']) {
    refuseLate([optional(entries, key)], key, 'a span begins on entry; only what stands below end is read on return');
  }
  return span;
}

function readKind(value: YamlValue | undefined): number {
  if (!value) return SPAN_KINDS.internal as number;
  const kind = readString(value, 'kind');
  return (Object.hasOwn(SPAN_KINDS, kind) ? SPAN_KINDS[kind] : undefined) ?? fail(value, `kind: unknown span kind "${kind}"`, nearestHint(kind, Object.keys(SPAN_KINDS), 'known kinds'));
}

export function readAttributes(value: YamlValue | undefined): Attribute[] {
  if (!value) return [];
  return [...readMapping(value, 'attributes')].map(([key, inner]) => ({
    key,
    value: readExpression(inner, key),
    position: positionOf(inner),
  }));
}
