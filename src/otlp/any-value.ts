// OTLP's AnyValue, the one type that contains itself: of the fields of its oneof, the last on the wire counts.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { type Codec, expectObject, field, type Field, mapped, message, repeated } from './codec.ts';
import { inside } from './decode-error.ts';
import type { Attributes, AttributeValue } from './model.ts';
import { bool, bytes, double, int64, text } from './scalars.ts';

/** Far more than anyone sends, far less than the stack holds. */
const DEEPEST = 64;
let depth = 0;

function descend<T>(work: () => T): T {
  if (depth >= DEEPEST) throw new RangeError(`values are nested more than ${DEEPEST} deep`);
  depth++;
  try {
    return work();
  } finally {
    depth--;
  }
}

export const anyValue: Codec<AttributeValue> = {
  wireType: WireType.LengthDelimited,
  zero: () => null,
  read: (reader) => descend(() => readVariant(new BinaryReader(reader.bytes()))),
  parse: (json) => descend(() => parseVariant(expectObject(json))),
};

export const keyValue = message({ key: field(1, text), value: field(2, anyValue) });

export type KeyValue = { key: string; value: AttributeValue };

/** The last of several equal keys counts. */
export function toRecord(list: KeyValue[]): Attributes {
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
}

const VARIANTS: Record<string, Field<AttributeValue>> = {
  stringValue: field(1, text),
  boolValue: field(2, bool),
  intValue: field(3, int64),
  doubleValue: field(4, double),
  arrayValue: field(5, mapped(message({ values: field(1, repeated(anyValue)) }), ({ values }) => values)),
  kvlistValue: field(6, mapped(message({ values: field(1, repeated(keyValue)) }), ({ values }) => toRecord(values))),
  bytesValue: field(7, bytes),
};
const BY_NUMBER = new Map(Object.entries(VARIANTS).map(([key, { number, codec }]) => [number, { key, codec }]));

function readVariant(reader: BinaryReader): AttributeValue {
  let value: AttributeValue = null;
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const known = BY_NUMBER.get(number);
    if (known?.codec.wireType !== wireType) reader.skip(wireType, number);
    else value = inside(known.key, () => known.codec.read(reader, known.codec.zero()));
  }
  return value;
}

function parseVariant(source: Record<string, unknown>): AttributeValue {
  for (const [key, { codec }] of Object.entries(VARIANTS)) {
    const value = source[key];
    if (value !== undefined && value !== null) return inside(key, () => codec.parse(value));
  }
  return null;
}
