// index, slice and len. Strings count in bytes, as in Go.
import { NIL_POINTER, isNil, kindOf, mapSize, typeName } from './values.ts';

export function lengthOf(item: unknown): number {
  if (isNil(item)) throw new Error('len of nil pointer');
  switch (kindOf(item)) {
    case 'string': return Buffer.byteLength(item as string);
    case 'slice': return (item as unknown[]).length;
    case 'map': return mapSize(item as object);
    default: throw new Error(`len of type ${typeName(item)}`);
  }
}

function toIndex(index: unknown, limit: number): number {
  if (isNil(index)) throw new Error('cannot index slice/array with nil');
  if (kindOf(index) !== 'int') throw new Error(`cannot index slice/array with type ${typeName(index)}`);
  const number = Number(index);
  if (number < 0 || number > limit) throw new Error(`index out of range: ${String(index)}`);
  return number;
}

/** `index x 1 "a"` is x[1]["a"]. A key that a map does not have gives nil, an index that a slice does not have is an error. */
export function indexItem(item: unknown, indexes: readonly unknown[]): unknown {
  if (item === undefined || item === null) throw new Error('index of untyped nil');
  let value: unknown = item;
  for (const index of indexes) {
    if (isNil(value)) throw new Error('index of nil pointer');
    value = indexOnce(value, index);
  }
  return value;
}

function indexOnce(item: unknown, index: unknown): unknown {
  const kind = kindOf(item);
  if (kind === 'map') return indexMap(item as object, index);
  if (kind === 'slice') return (item as unknown[])[toIndex(index, (item as unknown[]).length - 1)] ?? null;
  if (kind !== 'string') throw new Error(`can't index item of type ${typeName(item)}`);
  const bytes = Buffer.from(item as string);
  return bytes[toIndex(index, bytes.length - 1)];
}

function indexMap(map: object, key: unknown): unknown {
  const otherKeys = map instanceof Map && [...map.keys()].some((known) => typeof known !== 'string');
  if (!otherKeys) {
    if (isNil(key)) throw new Error('value is nil; should be of type string');
    if (typeof key !== 'string') throw new Error(`value has type ${typeName(key)}; should be string`);
  }
  if (map instanceof Map) return map.get(key) ?? null;
  return Object.hasOwn(map, String(key)) ? ((Reflect.get(map, String(key)) as unknown) ?? NIL_POINTER) : null;
}

/** `slice x 1 2` is x[1:2]; a third index caps, which only slices know. */
export function sliceItem(item: unknown, indexes: readonly unknown[]): unknown {
  if (item === undefined || item === null) throw new Error('slice of untyped nil');
  if (isNil(item)) throw new Error('slice of nil pointer');
  if (indexes.length > 3) throw new Error(`too many slice indexes: ${indexes.length}`);
  const kind = kindOf(item);
  if (kind !== 'string' && kind !== 'slice') throw new Error(`can't slice item of type ${typeName(item)}`);
  if (kind === 'string' && indexes.length === 3) throw new Error('cannot 3-index slice a string');
  const sequence = kind === 'string' ? Buffer.from(item as string) : (item as unknown[]);
  const [from = 0, to = sequence.length, cap = sequence.length] = indexes.map((index) => toIndex(index, sequence.length));
  if (from > to) throw new Error(`invalid slice index: ${from} > ${to}`);
  if (to > cap) throw new Error(`invalid slice index: ${to} > ${cap}`);
  return Array.isArray(sequence) ? sequence.slice(from, to) : sequence.subarray(from, to).toString();
}
