// The entries of Maps and plain objects in the order in which Go prints and ranges over maps.
import { isNil } from './values.ts';

/** Go compares strings by their UTF-8 bytes; JavaScript's `<` by UTF-16 units, which differs beyond the BMP. */
export function compareStrings(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function rank(key: unknown): number {
  if (isNil(key)) return 0;
  return ['boolean', 'number', 'bigint', 'string'].indexOf(typeof key) + 1 || 5;
}

function compareKeys(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (rank(a) === 5 || rank(a) === 0) return 0;
  return (a as number) < (b as number) ? -1 : a == b ? 0 : 1;
}

export function sortedEntries(map: object): [key: unknown, value: unknown][] {
  const entries: [unknown, unknown][] = map instanceof Map ? [...map.entries()] : Object.entries(map);
  return entries.map(([key, value]): [unknown, unknown] => [key, value ?? null]).sort(([a], [b]) => compareKeys(a, b));
}
