// Collects spans by trace and says when a trace has gone quiet: nobody tells a receiver that a trace is complete.
import type { SpanRecord } from '../otlp/model.ts';
import { buildForest, type Trace } from '../otlp/tree.ts';

export interface WatchOptions {
  /** How long a trace gets no span before it is shown. */
  quietMs: number;
  /** How long a shown trace is remembered, so that late spans find their parents. Default one minute. */
  forgetMs?: number;
  /** Called with all spans of the trace so far; `late` counts those that came after it was shown before. */
  onTrace: (trace: Trace, late: number) => void;
}

export interface TraceWatch {
  add(spans: readonly SpanRecord[]): void;
  /** Shows at once what was not shown yet, and forgets everything. */
  flush(): void;
}

interface Entry {
  spans: SpanRecord[];
  shown: number;
  timer: NodeJS.Timeout | undefined;
}

export function watchTraces({ quietMs, forgetMs = 60_000, onTrace }: WatchOptions): TraceWatch {
  const entries = new Map<string, Entry>();

  function show(entry: Entry): void {
    const late = entry.shown === 0 ? 0 : entry.spans.length - entry.shown;
    const fresh = entry.spans.length > entry.shown;
    entry.shown = entry.spans.length;
    const [trace] = buildForest(entry.spans);
    if (trace && fresh) onTrace(trace, late);
  }

  return {
    add(spans) {
      for (const span of spans) {
        const entry = entries.get(span.traceId) ?? { spans: [], shown: 0, timer: undefined };
        entries.set(span.traceId, entry);
        entry.spans.push(span);
      }
      for (const traceId of new Set(spans.map((span) => span.traceId))) {
        const entry = entries.get(traceId)!;
        clearTimeout(entry.timer);
        entry.timer = setTimeout(() => {
          show(entry);
          entry.timer = setTimeout(() => entries.delete(traceId), forgetMs);
        }, quietMs);
      }
    },
    flush() {
      const left = [...entries.values()];
      entries.clear();
      for (const entry of left) clearTimeout(entry.timer);
      const traces = left.filter((entry) => entry.spans.length > entry.shown);
      // In the order in which they began, as a reader expects of a list.
      traces.sort((a, b) => (firstStart(a) < firstStart(b) ? -1 : 1));
      for (const entry of traces) show(entry);
    },
  };
}

function firstStart({ spans }: Entry): bigint {
  return spans.reduce((least, { start }) => (start < least ? start : least), spans[0]!.start);
}
