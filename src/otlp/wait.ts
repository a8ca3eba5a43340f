// Waiting for spans: a promise for each question, asked again after every batch.
import { setTimeout as delay } from 'node:timers/promises';
import { type SpanRecord, serviceName } from './model.ts';

export interface Waiter {
  waitFor(predicate: (spans: SpanRecord[]) => boolean, timeoutMs?: number): Promise<SpanRecord[]>;
  check(): void;
  abandon(): void;
}

interface Pending {
  check(): void;
  reject(why: string): void;
}

export function waiters(spans: () => SpanRecord[]): Waiter {
  const pending = new Set<Pending>();
  return {
    waitFor: (predicate, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          pending.delete(entry);
          settle();
        };
        const entry: Pending = {
          check() {
            const now = spans();
            try {
              if (predicate(now)) finish(() => resolve(now));
            } catch (error) {
              finish(() => reject(error));
            }
          },
          reject: (why) => finish(() => reject(new Error(`${why}; received ${summary(spans())}`))),
        };
        const timer = setTimeout(() => entry.reject(`not the awaited spans within ${timeoutMs} ms`), timeoutMs);
        pending.add(entry);
        entry.check();
      }),
    check: () => [...pending].forEach((entry) => entry.check()),
    abandon: () => [...pending].forEach((entry) => entry.reject('the receiver was closed')),
  };
}

/** Two looks in a row, apart: a connection may stand in the kernel's queue at the first. */
export async function settleWhen(still: () => boolean, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (let quiet = 0; quiet < 2 && Date.now() < deadline; ) {
    quiet = still() ? quiet + 1 : 0;
    await delay(10);
  }
}

function summary(spans: SpanRecord[]): string {
  if (spans.length === 0) return 'none';
  const shown = spans.slice(-20).map((span) => `${serviceName(span) || '?'}: ${span.kind} ${span.name}`);
  return `${spans.length}:\n  ${shown.join('\n  ')}`;
}
