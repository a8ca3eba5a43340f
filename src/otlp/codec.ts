// How a type of OTLP is read, once from protobuf and once from JSON, and how types combine into messages.
// The tables of schema.ts are written in these words.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { inside } from './decode-error.ts';

export interface Codec<T> {
  readonly wireType: WireType;
  /** The value of a field that is absent; fresh on every call. */
  zero(): T;
  /** Reads one value; `previous` is what the field held, since protobuf merges messages and appends to lists. */
  read(reader: BinaryReader, previous: T): T;
  /** Takes one JSON value that is neither undefined nor null. */
  parse(json: unknown): T;
}

export interface Field<T> {
  readonly number: number;
  readonly codec: Codec<T>;
}

export type Fields = Record<string, Field<unknown>>;
export type Decoded<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export interface MessageCodec<T> extends Codec<T> {
  /** Reads a whole message that no length precedes. */
  decode(bytes: Uint8Array): T;
}

export function field<T>(number: number, codec: Codec<T>): Field<T> {
  return { number, codec };
}

export function message<F extends Fields>(fields: F): MessageCodec<Decoded<F>> {
  const entries = Object.entries(fields);
  const byNumber = new Map(entries.map(([key, { number, codec }]) => [number, { key, codec }]));
  const zero = () => Object.fromEntries(entries.map(([key, { codec }]) => [key, codec.zero()]));

  function fill(target: Record<string, unknown>, bytes: Uint8Array): Decoded<F> {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      const known = byNumber.get(number);
      // A field of another wire type than ours is an unknown field, as protobuf has it.
      if (known?.codec.wireType !== wireType) reader.skip(wireType, number);
      else inside(known.key, () => (target[known.key] = known.codec.read(reader, target[known.key])));
    }
    return target as Decoded<F>;
  }

  return {
    wireType: WireType.LengthDelimited,
    zero: () => zero() as Decoded<F>,
    read: (reader, previous) => fill(previous, reader.bytes()),
    decode: (bytes) => fill(zero(), bytes),
    parse(json) {
      const source = expectObject(json);
      const target = zero();
      for (const [key, { codec }] of entries) {
        const value = source[key];
        if (value !== undefined && value !== null) inside(key, () => (target[key] = codec.parse(value)));
      }
      return target as Decoded<F>;
    },
  };
}

export function repeated<T>(codec: Codec<T>): Codec<T[]> {
  return {
    wireType: codec.wireType,
    zero: () => [],
    read(reader, previous) {
      previous.push(inside(`[${previous.length}]`, () => codec.read(reader, codec.zero())));
      return previous;
    },
    parse(json) {
      if (!Array.isArray(json)) throw new TypeError('expected an array');
      return json.map((item, index) => inside(`[${index}]`, () => codec.parse(item)));
    },
  };
}

/** The same bytes, another value. What it makes is never merged into. */
export function mapped<A, B>(codec: Codec<A>, to: (value: A) => B): Codec<B> {
  return {
    wireType: codec.wireType,
    zero: () => to(codec.zero()),
    read: (reader) => to(codec.read(reader, codec.zero())),
    parse: (json) => to(codec.parse(json)),
  };
}

export function expectObject(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new TypeError('expected an object');
  return json as Record<string, unknown>;
}
