// OTLP's scalar types. JSON follows the OTLP rules: identifiers in hex, 64-bit integers as decimal strings, enums as
// numbers. Text must be UTF-8, as a collector demands: a sender that gets this wrong should hear it here first.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { Codec } from './codec.ts';

function scalar<T>(
  wireType: WireType,
  zero: T,
  read: (reader: BinaryReader) => T,
  parse: (json: unknown) => T,
): Codec<T> {
  return { wireType, zero: () => zero, read, parse };
}

function integer(json: unknown): bigint {
  if (typeof json === 'number' && Number.isInteger(json)) return BigInt(json);
  if (typeof json === 'string' && /^-?\d+$/.test(json)) return BigInt(json);
  throw new TypeError('expected an integer');
}

function within(json: unknown, min: bigint, max: bigint): bigint {
  const value = integer(json);
  if (value < min || value > max) throw new RangeError(`${value} is out of range`);
  return value;
}

const parseUint32 = (json: unknown) => Number(within(json, 0n, 2n ** 32n - 1n));

export const text = scalar(
  WireType.LengthDelimited,
  '',
  (reader) => reader.string(true),
  (json) => {
    if (typeof json !== 'string') throw new TypeError('expected a string');
    return json;
  },
);

export const bool = scalar(
  WireType.Varint,
  false,
  (reader) => reader.bool(),
  (json) => {
    if (typeof json !== 'boolean') throw new TypeError('expected true or false');
    return json;
  },
);

export const enumeration = scalar(
  WireType.Varint,
  0,
  (reader) => reader.int32(),
  (json) => Number(within(json, -(2n ** 31n), 2n ** 31n - 1n)),
);
export const uint32 = scalar(WireType.Varint, 0, (reader) => reader.uint32(), parseUint32);
export const fixed32 = scalar(WireType.Bit32, 0, (reader) => reader.fixed32(), parseUint32);
export const fixed64 = scalar(
  WireType.Bit64,
  0n,
  (reader) => BigInt(reader.fixed64()),
  (json) => within(json, 0n, 2n ** 64n - 1n),
);
export const sfixed64 = scalar(
  WireType.Bit64,
  0n,
  (reader) => BigInt(reader.sfixed64()),
  (json) => within(json, -(2n ** 63n), 2n ** 63n - 1n),
);
export const int64 = scalar(
  WireType.Varint,
  0n,
  (reader) => BigInt(reader.int64()),
  (json) => within(json, -(2n ** 63n), 2n ** 63n - 1n),
);

export const double = scalar(
  WireType.Bit64,
  0,
  (reader) => reader.double(),
  (json) => {
    const special = typeof json === 'string' && /^(NaN|-?Infinity)$/.test(json);
    const value = special || (typeof json === 'string' && json.trim() !== '') ? Number(json) : json;
    if (typeof value !== 'number' || (Number.isNaN(value) && !special)) throw new TypeError('expected a number');
    return value;
  },
);

export const bytes = scalar<Uint8Array>(
  WireType.LengthDelimited,
  new Uint8Array(),
  // A copy, and never a Buffer: what holds it must not hold the whole request.
  (reader) => new Uint8Array(reader.bytes()),
  (json) => {
    if (typeof json !== 'string' || !/^[\w+/-]*={0,2}$/.test(json)) throw new TypeError('expected base64');
    return new Uint8Array(Buffer.from(json, 'base64'));
  },
);

/** Numbers one behind the other in one field, as proto3 sends lists of them. */
export function packed<T>(codec: Codec<T>): Codec<T[]> {
  return {
    wireType: WireType.LengthDelimited,
    zero: () => [],
    read(reader, previous) {
      const inner = new BinaryReader(reader.bytes());
      while (inner.pos < inner.len) previous.push(codec.read(inner, codec.zero()));
      return previous;
    },
    parse(json) {
      if (!Array.isArray(json)) throw new TypeError('expected an array');
      return json.map((item) => codec.parse(item));
    },
  };
}

/** An identifier as lower-case hex. Empty and all zero both mean "none", and give an empty string. */
export function identifier(size: number): Codec<string> {
  const check = (hex: string) => {
    if (hex !== '' && hex.length !== size * 2) throw new RangeError(`expected ${size} bytes, got ${hex.length / 2}`);
    return /^0*$/.test(hex) ? '' : hex;
  };
  return scalar(
    WireType.LengthDelimited,
    '',
    (reader) => check(Buffer.from(reader.bytes()).toString('hex')),
    (json) => {
      if (typeof json !== 'string' || !/^[\da-f]*$/i.test(json)) throw new TypeError('expected hex digits');
      return check(json.toLowerCase());
    },
  );
}
