import { expect, test } from 'vitest';
import { formatDuration } from './duration.ts';

test.each([
  [0n, '0 ns'],
  [999n, '999 ns'],
  [1_000n, '1.00 µs'],
  [12_345n, '12.3 µs'],
  [999_499n, '999 µs'],
  [999_999n, '1.00 ms'],
  [9_996_000n, '10.0 ms'],
  [123_456_789n, '123 ms'],
  [999_999_999n, '1.00 s'],
  [59_900_000_000n, '59.9 s'],
  [59_999_999_999n, '1 min 0 s'],
  [125_000_000_000n, '2 min 5 s'],
  [7_500_000_000_000n, '2 h 5 min'],
  [-1_500_000n, '-1.50 ms'],
])('%i ns is %s', (nanoseconds, text) => expect(formatDuration(nanoseconds)).toBe(text));
