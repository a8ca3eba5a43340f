// A trace as one line of JSON: its spans in the order of the tree, flat, as filters such as jq like them and as no
// depth can break. Integers that a double cannot hold become strings, as in OTLP.
import { type ResourceRecord, serviceName } from '../otlp/model.ts';
import type { SpanNode, Trace } from '../otlp/tree.ts';

export function traceToJson(trace: Trace): string {
  const { traceId, start, duration, services, spanCount, errorCount } = trace;
  const spans: object[] = [];
  const resources = new Map<string, ResourceRecord>();
  const stack = trace.roots.map((node) => ({ node, depth: 0 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next;
    spans.push(spanObject(node, depth));
    resources.set(JSON.stringify(node.span.resource, replace), node.span.resource);
    for (const child of node.children.toReversed()) stack.push({ node: child, depth: depth + 1 });
  }
  return JSON.stringify(
    {
      traceId,
      startTimeUnixNano: String(start),
      durationNano: duration,
      services,
      spanCount,
      errorCount,
      spans,
      resources: [...resources.values()],
    },
    replace,
  );
}

function spanObject({ span, orphan, duration }: SpanNode, depth: number): object {
  const { start, end, droppedAttributes, droppedEvents, droppedLinks, repeatedKeys, resource: _, ...rest } = span;
  return {
    depth,
    service: serviceName(span),
    ...rest,
    orphan,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    durationNano: duration,
    events: span.events.map(({ time, ...event }) => ({ timeUnixNano: String(time), ...event })),
    dropped: { attributes: droppedAttributes, events: droppedEvents, links: droppedLinks },
    ...(repeatedKeys.length > 0 ? { repeatedKeys } : {}),
  };
}

export function replace(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
