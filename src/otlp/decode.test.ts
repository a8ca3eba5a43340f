import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from 'vitest';
import { DecodeError } from './decode-error.ts';
import { decodeTraces } from './decode.ts';
import type { SpanRecord } from './model.ts';
import { encodeTraces, sketch } from './testing.ts';

/** Laid out by hand from the protocol's field numbers: nothing of ours encoded this. */
const GOLDEN = Buffer.from(
  [
    '0a 61', // resource_spans
    '  0a 18', //   resource
    '    0a 16 0a 0c 73 65 72 76 69 63 65 2e 6e 61 6d 65 12 06 0a 04 73 68 6f 70', // service.name = "shop"
    '  12 45', //   scope_spans
    '    0a 05 0a 03 6c 69 62', // scope name "lib"
    '    12 3c', //     spans
    '      0a 10 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f', // trace_id
    '      12 08 a0 a1 a2 a3 a4 a5 a6 a7', // span_id
    '      2a 01 78 30 02', // name "x", kind SERVER
    '      39 01 00 00 00 00 00 00 00 41 03 00 00 00 00 00 00 80', // start, end
    '      4a 07 0a 01 6e 12 02 18 2a', // attribute n = 42
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

const FULL: SpanRecord = sketch({
  parentSpanId: 'b1'.repeat(8),
  traceState: 'a=1,b=2',
  name: 'Größe ✓',
  kind: 'CONSUMER',
  start: 2n ** 63n + 5n,
  end: 2n ** 64n - 1n,
  attributes: {
    text: 'x'.repeat(300),
    empty: '',
    yes: true,
    no: false,
    small: -1n,
    least: -(2n ** 63n),
    most: 2n ** 63n - 1n,
    zero: 0n,
    one: 1,
    half: 0.5,
    never: Number.NEGATIVE_INFINITY,
    raw: new Uint8Array([0, 255]),
    list: ['a', 1n, [true]],
    map: { inner: { deep: 'x' }, list: [] },
    nothing: null,
    __proto__x: 'kept',
  },
  droppedAttributes: 3,
  events: [{ time: 7n, name: 'exception', attributes: { 'exception.type': 'E' }, droppedAttributes: 1 }],
  droppedEvents: 4,
  links: [
    {
      traceId: 'cc'.repeat(16),
      spanId: 'dd'.repeat(8),
      traceState: 'z=1',
      flags: 0x301,
      attributes: { why: 'batch' },
      droppedAttributes: 2,
    },
  ],
  droppedLinks: 5,
  status: { code: 'ERROR', message: 'no' },
  scope: { name: 's', version: '2', attributes: { k: 'v' }, droppedAttributes: 6, schemaUrl: 'https://schema/s' },
});
FULL.resource.schemaUrl = 'https://schema/r';
FULL.resource.droppedAttributes = 7;

const json = (value: unknown) => decodeTraces(Buffer.from(JSON.stringify(value)), 'json');
const inRequest = (...spans: unknown[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const IDS = { traceId: 'aa'.repeat(16), spanId: 'bb'.repeat(8) };

describe('protobuf', () => {
  test('bytes laid out by hand', () => {
    const [span, ...rest] = decodeTraces(GOLDEN);
    expect(rest).toEqual([]);
    expect(span).toMatchObject({
      traceId: '000102030405060708090a0b0c0d0e0f',
      spanId: 'a0a1a2a3a4a5a6a7',
      parentSpanId: '',
      name: 'x',
      kind: 'SERVER',
      start: 1n,
      end: 0x8000000000000003n,
      attributes: { n: 42n },
      status: { code: 'UNSET', message: '' },
      resource: { attributes: { 'service.name': 'shop' } },
      scope: { name: 'lib', version: '' },
    });
  });

  test('every field survives', () => {
    expect(decodeTraces(encodeTraces([FULL]))).toEqual([FULL]);
  });

  test('an empty body is a request without spans', () => {
    expect(decodeTraces(new Uint8Array())).toEqual([]);
  });

  test('unknown fields and known fields of another wire type are skipped', () => {
    const unknown = new BinaryWriter();
    unknown.tag(900, WireType.Varint).uint32(7).tag(901, WireType.Bit64).fixed64(1);
    unknown.tag(902, WireType.Bit32).fixed32(1).tag(903, WireType.LengthDelimited).string('later');
    unknown.tag(904, WireType.StartGroup).tag(1, WireType.Varint).uint32(1).tag(904, WireType.EndGroup);
    unknown.tag(1, WireType.Varint).uint32(1);
    expect(decodeTraces(Buffer.concat([unknown.finish(), GOLDEN]))).toEqual(decodeTraces(GOLDEN));
  });

  test('a message that comes in two parts is merged, and the last value of a oneof counts', () => {
    const part = (write: (writer: BinaryWriter) => void) => {
      const writer = new BinaryWriter();
      write(writer);
      return writer.finish();
    };
    const wrap = (number: number, body: Uint8Array) => part((it) => it.tag(number, 2).bytes(body));
    const value = part((it) => it.tag(1, 2).string('first').tag(2, 0).bool(true));
    const span = Buffer.concat([
      part((it) => it.tag(1, 2).bytes(Buffer.alloc(16, 1)).tag(2, 2).bytes(Buffer.alloc(8, 1))),
      wrap(15, part((it) => it.tag(2, 2).string('why'))),
      wrap(15, part((it) => it.tag(3, 0).uint32(2))),
      wrap(9, part((it) => it.tag(1, 2).string('k').tag(2, 2).bytes(value))),
    ]);
    const [decoded] = decodeTraces(wrap(1, wrap(2, wrap(2, span))));
    expect(decoded).toMatchObject({ status: { code: 'ERROR', message: 'why' }, attributes: { k: true } });
  });

  test('an attribute given twice is reported', () => {
    const twice = [{ key: 'k', value: { stringValue: 'a' } }, { key: 'k', value: { stringValue: 'b' } }];
    expect(json(inRequest({ ...IDS, attributes: twice }))[0]).toMatchObject({ attributes: { k: 'b' }, repeatedKeys: ['k'] });
  });

  test('every prefix and every flipped byte decodes or throws a DecodeError, and never hangs', () => {
    const whole = encodeTraces([FULL]);
    const attempt = (bytes: Uint8Array) => {
      try {
        decodeTraces(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    };
    for (let i = 0; i < whole.length; i++) {
      attempt(whole.subarray(0, i));
      for (const mask of [0x01, 0x80, 0xff]) attempt(whole.map((byte, at) => (at === i ? byte ^ mask : byte)));
    }
  });

  test.each([
    ['text', Buffer.from('hello, this is no protobuf')],
    ['a cut', GOLDEN.subarray(0, 60)],
    ['a length beyond the end', Buffer.from([0x0a, 0x7f, 0x00])],
    ['nesting without end', nestedValues(5000)],
  ])('garbage throws a DecodeError: %s', (_, bytes) => {
    expect(() => decodeTraces(bytes)).toThrow(DecodeError);
  });

  test('the error says where', () => {
    expect(() => decodeTraces(encodeTraces([FULL, { ...FULL, links: [{ ...FULL.links[0]!, traceId: 'ab' }] }]))).toThrow(
      'not OTLP: resourceSpans[1].scopeSpans[0].spans[0].links[0].traceId: expected 16 bytes, got 1',
    );
    expect(() => decodeTraces(encodeTraces([{ ...FULL, traceId: '00'.repeat(16) }]))).toThrow(
      'resourceSpans[0].scopeSpans[0].spans[0]: traceId is missing or zero',
    );
  });

  test('text that is not UTF-8 is refused, as a collector does', () => {
    const bytes = Buffer.from(GOLDEN);
    bytes[bytes.indexOf('shop')] = 0xff;
    expect(() => decodeTraces(bytes)).toThrow(DecodeError);
  });
});

function nestedValues(depth: number): Uint8Array {
  let body = Buffer.alloc(0);
  const wrap = (number: number) => {
    body = Buffer.from(new BinaryWriter().tag(number, 2).bytes(body).finish());
  };
  for (let i = 0; i < depth; i++) [1, 5].forEach(wrap);
  for (const number of [2, 9, 2, 2, 1]) wrap(number);
  return body;
}

describe('JSON', () => {
  test('the forms that OTLP allows', () => {
    const values = {
      s: { stringValue: 'x' },
      b: { boolValue: false },
      i: { intValue: '-9223372036854775808' },
      n: { intValue: 7 },
      d: { doubleValue: 1 },
      nan: { doubleValue: 'NaN' },
      a: { arrayValue: { values: [{ intValue: '1' }] } },
      m: { kvlistValue: { values: [{ key: 'k', value: { stringValue: 'v' } }] } },
      y: { bytesValue: 'AP8=' },
      none: {},
    };
    const [span] = json(
      inRequest({
        traceId: 'AA'.repeat(16),
        spanId: 'BB'.repeat(8),
        parentSpanId: null,
        name: 'x',
        kind: 3,
        startTimeUnixNano: '18446744073709551615',
        endTimeUnixNano: 5,
        attributes: Object.entries(values).map(([key, value]) => ({ key, value })),
        status: { code: 1 },
        somethingNew: { a: 1 },
      }),
    );
    expect(span).toMatchObject({ ...IDS, parentSpanId: '', kind: 'CLIENT', start: 2n ** 64n - 1n, end: 5n });
    expect(span?.status.code).toBe('OK');
    expect(span?.attributes).toEqual({
      s: 'x',
      b: false,
      i: -(2n ** 63n),
      n: 7n,
      d: 1,
      nan: Number.NaN,
      a: [1n],
      m: { k: 'v' },
      y: new Uint8Array([0, 255]),
      none: null,
    });
  });

  test.each([
    ['{', 'not OTLP: '],
    ['[]', 'expected an object'],
    ['{"resourceSpans":{}}', 'resourceSpans: expected an array'],
    [JSON.stringify(inRequest({ ...IDS, name: 5 })), 'spans[0].name: expected a string'],
    [JSON.stringify(inRequest({ ...IDS, spanId: 'xyz' })), 'spanId: expected hex digits'],
    [JSON.stringify(inRequest({ ...IDS, kind: 'SPAN_KIND_SERVER' })), 'kind: expected an integer'],
    [JSON.stringify(inRequest({ ...IDS, startTimeUnixNano: '-1' })), 'startTimeUnixNano: -1 is out of range'],
    [JSON.stringify(inRequest(IDS, { spanId: IDS.spanId })), 'spans[1]: traceId is missing or zero'],
  ])('garbage throws a DecodeError: %s', (text, reason) => {
    const attempt = () => decodeTraces(Buffer.from(text), 'json');
    expect(attempt).toThrow(DecodeError);
    expect(attempt).toThrow(reason);
  });
});
