// Spans → one tree per trace, over all services and in any order of arrival.
import { type SpanRecord, serviceName } from './model.ts';

export interface SpanNode {
  span: SpanRecord;
  /** Ordered by start. */
  children: SpanNode[];
  /** Nanoseconds; negative where the sender's clock went back. */
  duration: bigint;
  /** The span names a parent that was not received, or one that would close a circle. */
  orphan: boolean;
}

export interface Trace {
  traceId: string;
  /** Ordered by start: the root, and every orphan. */
  roots: SpanNode[];
  /** First start and last end of its spans, nanoseconds since the epoch. */
  start: bigint;
  end: bigint;
  duration: bigint;
  /** Without what was received twice. */
  spanCount: number;
  errorCount: number;
  /** Names in the order of their first span. */
  services: string[];
}

/** Ordered by the traces' start. */
export function buildForest(spans: readonly SpanRecord[]): Trace[] {
  const traces = new Map<string, SpanRecord[]>();
  for (const span of spans) {
    const known = traces.get(span.traceId);
    if (known) known.push(span);
    else traces.set(span.traceId, [span]);
  }
  return [...traces.values()].map(buildTrace).sort((a, b) => compare(a.start, b.start) || compare(a.traceId, b.traceId));
}

function buildTrace(received: SpanRecord[]): Trace {
  const spans = withoutRepeats(received).sort(byStart);
  const first = spans[0]!;
  const start = first.start;
  const end = spans.reduce((latest, span) => (span.end > latest ? span.end : latest), first.end);
  return {
    traceId: first.traceId,
    roots: link(spans),
    start,
    end,
    duration: end - start,
    spanCount: spans.length,
    errorCount: spans.filter((span) => span.status.code === 'ERROR').length,
    services: [...new Set(spans.map(serviceName))],
  };
}

function link(spans: SpanRecord[]): SpanNode[] {
  const nodes = spans.map((span): SpanNode => ({ span, children: [], duration: span.end - span.start, orphan: false }));
  // Of several spans that share an identifier, the first is the parent.
  const byId = new Map(nodes.toReversed().map((node) => [node.span.spanId, node]));
  const roots: SpanNode[] = [];
  for (const node of nodes) {
    const parent = byId.get(node.span.parentSpanId);
    node.orphan = !parent && node.span.parentSpanId !== '';
    (parent?.children ?? roots).push(node);
  }
  const reached = new Set<SpanNode>();
  for (const root of roots) reach(root, reached);
  const parentOf = (node: SpanNode) => byId.get(node.span.parentSpanId)!;
  for (const node of nodes) {
    if (reached.has(node)) continue;
    // Parents in a circle: cut it once, so that nothing that was received goes unseen.
    const cut = memberOfCircle(node, parentOf);
    const siblings = parentOf(cut).children;
    siblings.splice(siblings.indexOf(cut), 1);
    cut.orphan = true;
    roots.push(cut);
    reach(cut, reached);
  }
  return roots.sort((a, b) => byStart(a.span, b.span));
}

function memberOfCircle(below: SpanNode, parentOf: (node: SpanNode) => SpanNode): SpanNode {
  const seen = new Set<SpanNode>();
  let node = below;
  for (; !seen.has(node); node = parentOf(node)) seen.add(node);
  return node;
}

/** Not recursive: a trace may be deeper than the stack. */
function reach(root: SpanNode, reached: Set<SpanNode>): void {
  for (const stack = [root]; stack.length > 0; ) {
    const node = stack.pop()!;
    reached.add(node);
    for (const child of node.children) if (!reached.has(child)) stack.push(child);
  }
}

/** A sender that had no answer sends its batch again. */
function withoutRepeats(spans: SpanRecord[]): SpanRecord[] {
  const key = (span: SpanRecord) => [span.spanId, span.start, span.kind, span.name].join();
  return [...new Map(spans.toReversed().map((span) => [key(span), span])).values()];
}

/** Ends with what only tells spans apart, so that the order never hangs on the order of arrival. */
function byStart(a: SpanRecord, b: SpanRecord): number {
  return (
    compare(a.start, b.start) || compare(b.end, a.end) || compare(a.name, b.name) || compare(a.spanId, b.spanId)
  );
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
