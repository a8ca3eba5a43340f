// For tests only: spans as records and as the bytes of a request, written by hand over BinaryWriter so that what
// decodes them is not what encoded them.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { type Attributes, type AttributeValue, type SpanRecord, SPAN_KINDS, STATUS_CODES } from './model.ts';

export type SpanSketch = Partial<Omit<SpanRecord, 'resource'>> & { service?: string };

/** A span of trace aa…, ended after 1 ms, with what a test does not care about filled in. */
export function sketch({ service = 'shop', ...given }: SpanSketch = {}): SpanRecord {
  const start = given.start ?? 1_700_000_000_000_000_000n;
  return {
    traceId: 'aa'.repeat(16),
    spanId: '01'.repeat(8),
    parentSpanId: '',
    traceState: '',
    flags: 0x101,
    name: 'work',
    kind: 'INTERNAL',
    start,
    end: start + 1_000_000n,
    attributes: {},
    droppedAttributes: 0,
    repeatedKeys: [],
    events: [],
    droppedEvents: 0,
    links: [],
    droppedLinks: 0,
    status: { code: 'UNSET', message: '' },
    scope: { name: 'test', version: '1', attributes: {}, droppedAttributes: 0, schemaUrl: '' },
    ...given,
    resource: { attributes: { 'service.name': service }, droppedAttributes: 0, schemaUrl: '' },
  };
}

/** One ExportTraceServiceRequest with a group of its own for every span. */
export function encodeTraces(spans: SpanRecord[]): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  for (const span of spans) {
    nested(writer, 1, (group) => {
      nested(group, 1, (it) => {
        writeAttributes(it, 1, span.resource.attributes);
        varint(it, 2, span.resource.droppedAttributes);
      });
      nested(group, 2, (scopeSpans) => {
        nested(scopeSpans, 1, (it) => {
          text(it, 1, span.scope.name);
          text(it, 2, span.scope.version);
          writeAttributes(it, 3, span.scope.attributes);
          varint(it, 4, span.scope.droppedAttributes);
        });
        nested(scopeSpans, 2, (it) => writeSpan(it, span));
        text(scopeSpans, 3, span.scope.schemaUrl);
      });
      text(group, 3, span.resource.schemaUrl);
    });
  }
  return new Uint8Array(writer.finish());
}

function writeSpan(writer: BinaryWriter, span: SpanRecord): void {
  hex(writer, 1, span.traceId);
  hex(writer, 2, span.spanId);
  text(writer, 3, span.traceState);
  hex(writer, 4, span.parentSpanId);
  text(writer, 5, span.name);
  varint(writer, 6, SPAN_KINDS.indexOf(span.kind));
  writer.tag(7, WireType.Bit64).fixed64(span.start).tag(8, WireType.Bit64).fixed64(span.end);
  writeAttributes(writer, 9, span.attributes);
  varint(writer, 10, span.droppedAttributes);
  for (const event of span.events) {
    nested(writer, 11, (it) => {
      it.tag(1, WireType.Bit64).fixed64(event.time);
      text(it, 2, event.name);
      writeAttributes(it, 3, event.attributes);
      varint(it, 4, event.droppedAttributes);
    });
  }
  varint(writer, 12, span.droppedEvents);
  for (const link of span.links) {
    nested(writer, 13, (it) => {
      hex(it, 1, link.traceId);
      hex(it, 2, link.spanId);
      text(it, 3, link.traceState);
      writeAttributes(it, 4, link.attributes);
      varint(it, 5, link.droppedAttributes);
      it.tag(6, WireType.Bit32).fixed32(link.flags);
    });
  }
  varint(writer, 14, span.droppedLinks);
  nested(writer, 15, (it) => {
    text(it, 2, span.status.message);
    varint(it, 3, STATUS_CODES.indexOf(span.status.code));
  });
  writer.tag(16, WireType.Bit32).fixed32(span.flags);
}

function writeAttributes(writer: BinaryWriter, number: number, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) {
    nested(writer, number, (it) => {
      text(it, 1, key);
      nested(it, 2, (any) => writeValue(any, value));
    });
  }
}

function writeValue(writer: BinaryWriter, value: AttributeValue): void {
  if (typeof value === 'string') writer.tag(1, WireType.LengthDelimited).string(value);
  else if (typeof value === 'boolean') writer.tag(2, WireType.Varint).bool(value);
  else if (typeof value === 'bigint') writer.tag(3, WireType.Varint).int64(value);
  else if (typeof value === 'number') writer.tag(4, WireType.Bit64).double(value);
  else if (value instanceof Uint8Array) writer.tag(7, WireType.LengthDelimited).bytes(value);
  else if (Array.isArray(value)) {
    nested(writer, 5, (list) => value.forEach((item) => nested(list, 1, (any) => writeValue(any, item))));
  } else if (value !== null) nested(writer, 6, (map) => writeAttributes(map, 1, value));
}

function nested(writer: BinaryWriter, number: number, write: (writer: BinaryWriter) => void): void {
  writer.tag(number, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}

function text(writer: BinaryWriter, number: number, value: string): void {
  if (value !== '') writer.tag(number, WireType.LengthDelimited).string(value);
}

function hex(writer: BinaryWriter, number: number, value: string): void {
  if (value !== '') writer.tag(number, WireType.LengthDelimited).bytes(Buffer.from(value, 'hex'));
}

function varint(writer: BinaryWriter, number: number, value: number): void {
  if (value !== 0) writer.tag(number, WireType.Varint).uint32(value);
}
