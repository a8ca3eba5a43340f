// eq, lt and le. Values of different kinds are a mistake in the template, not unequal.
import { compareStrings } from './map-entries.ts';
import type { Kind } from './values.ts';
import { floatValue, isNil, kindOf, typeName } from './values.ts';

const BASIC: ReadonlySet<Kind> = new Set<Kind>(['bool', 'int', 'float', 'string']);

/** first == any of the others. */
export function equal(first: unknown, others: readonly unknown[]): boolean {
  if (others.length === 0) throw new Error('missing argument for comparison');
  return others.some((other) => equalPair(first, other));
}

function equalPair(first: unknown, second: unknown): boolean {
  if (isNil(first) || isNil(second)) return isNil(first) && isNil(second);
  const kind = kindOf(first);
  const basic = BASIC.has(kind);
  if (kind !== kindOf(second) && (basic || BASIC.has(kindOf(second)))) throw incompatible(first, second);
  if (kind === 'float') return floatValue(first) === floatValue(second);
  // Loosely, because an int is a number or a bigint.
  if (basic) return first == second;
  if (kind !== kindOf(second)) throw new Error(`non-comparable types ${typeName(first)}, ${typeName(second)}`);
  if (kind !== 'object') throw new Error(`non-comparable type ${typeName(second)}`);
  return first === second;
}

export function lessThan(first: unknown, second: unknown): boolean {
  const kind = kindOf(first);
  if (!BASIC.has(kind) || !BASIC.has(kindOf(second))) throw new Error('invalid type for comparison');
  if (kind !== kindOf(second)) throw incompatible(first, second);
  switch (kind) {
    case 'int': return (first as number | bigint) < (second as number | bigint);
    case 'float': return floatValue(first) < floatValue(second);
    case 'string': return compareStrings(first as string, second as string) < 0;
    default: throw new Error('invalid type for comparison');
  }
}

export function lessThanOrEqual(first: unknown, second: unknown): boolean {
  return lessThan(first, second) || equal(first, [second]);
}

function incompatible(first: unknown, second: unknown): Error {
  return new Error(`incompatible types for comparison: ${typeName(first)} and ${typeName(second)}`);
}
