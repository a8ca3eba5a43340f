// OTLP protobuf for what is known while weaving, as Go string literals: the program only copies the bytes.
// Field numbers: https://github.com/open-telemetry/opentelemetry-proto common.proto, trace.proto.

const SPAN_ATTRIBUTES = 0x4a;
const KEY = 0x0a;
const VALUE = 0x12;

/** `KeyValue.key`, tag and length included: what the runtime's setters take as key. */
export function encodeKey(key: string): Buffer {
  return lengthPrefixed(KEY, Buffer.from(key));
}

/** One whole `Span.attributes` field with a constant value. */
export function encodeAttribute(key: string, value: string | number | boolean): Buffer {
  const pair = Buffer.concat([encodeKey(key), lengthPrefixed(VALUE, anyValue(value))]);
  return lengthPrefixed(SPAN_ATTRIBUTES, pair);
}

function anyValue(value: string | number | boolean): Buffer {
  switch (typeof value) {
    case 'string': return lengthPrefixed(0x0a, Buffer.from(value));
    case 'boolean': return Buffer.from([0x10, value ? 1 : 0]);
    default: return Buffer.concat([Buffer.from([0x18]), varint(BigInt(value))]);
  }
}

function lengthPrefixed(tag: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), varint(BigInt(bytes.length)), bytes]);
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return Buffer.from(bytes);
}

/** A Go interpreted string literal holding exactly these bytes. */
export function goString(bytes: Buffer | string): string {
  let text = '';
  for (const byte of Buffer.from(bytes)) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    text += plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `"${text}"`;
}
