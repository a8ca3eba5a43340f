import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sketch } from '../otlp/testing.ts';
import { type TraceWatch, watchTraces } from './watch.ts';

let shown: string[];
let watch: TraceWatch;
beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  watch = watchTraces({
    quietMs: 1000,
    forgetMs: 5000,
    onTrace: (trace, late) => shown.push(`${trace.traceId.slice(0, 2)} ${trace.spanCount} late ${late}`),
  });
});
afterEach(() => void vi.useRealTimers());

const span = (trace: string, id: string, start = 1n) =>
  sketch({ traceId: trace.repeat(16), spanId: id.repeat(8), start, end: start });

test('a trace is shown once it was quiet, with all its batches', () => {
  watch.add([span('aa', '01')]);
  vi.advanceTimersByTime(900);
  watch.add([span('aa', '02'), span('bb', '01')]);
  vi.advanceTimersByTime(999);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual(['aa 2 late 0', 'bb 1 late 0']);
  vi.advanceTimersByTime(60_000);
  expect(shown).toHaveLength(2);
});

test('late spans show the whole trace again, until it is forgotten', () => {
  watch.add([span('aa', '01')]);
  vi.advanceTimersByTime(2000);
  watch.add([span('aa', '02')]);
  vi.advanceTimersByTime(1000);
  vi.advanceTimersByTime(5000);
  watch.add([span('aa', '03')]);
  vi.advanceTimersByTime(1000);
  expect(shown).toEqual(['aa 1 late 0', 'aa 2 late 1', 'aa 1 late 0']);
});

test('flush shows what is left, in order, and leaves no timer', () => {
  watch.add([span('cc', '01')]);
  vi.advanceTimersByTime(1000);
  watch.add([span('bb', '01', 9n), span('aa', '01', 3n)]);
  watch.flush();
  watch.flush();
  expect(shown).toEqual(['cc 1 late 0', 'aa 1 late 0', 'bb 1 late 0']);
  expect(vi.getTimerCount()).toBe(0);
});
