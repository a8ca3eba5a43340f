// What a received span is here: plain data, exact (64-bit integers stay bigint, so `200` sent as an integer and
// `200` sent as a double can be told apart), every span carrying its resource and scope.

/** An OTLP AnyValue. An integer is a bigint, a double is a number; an empty AnyValue is null. */
export type AttributeValue =
  | string
  | boolean
  | bigint
  | number
  | Uint8Array
  | null
  | AttributeValue[]
  | { [key: string]: AttributeValue };

export type Attributes = Record<string, AttributeValue>;

/** In the order of the protocol's numbers. */
export const SPAN_KINDS = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** In the order of the protocol's numbers. */
export const STATUS_CODES = ['UNSET', 'OK', 'ERROR'] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

export interface ResourceRecord {
  attributes: Attributes;
  droppedAttributes: number;
  schemaUrl: string;
}

export interface ScopeRecord {
  name: string;
  version: string;
  attributes: Attributes;
  droppedAttributes: number;
  schemaUrl: string;
}

export interface EventRecord {
  /** Nanoseconds since the epoch. */
  time: bigint;
  name: string;
  attributes: Attributes;
  droppedAttributes: number;
}

export interface LinkRecord {
  /** Lower-case hex; empty where the sender gave none. */
  traceId: string;
  spanId: string;
  traceState: string;
  flags: number;
  attributes: Attributes;
  droppedAttributes: number;
}

export interface SpanRecord {
  /** 32 lower-case hex digits. */
  traceId: string;
  /** 16 lower-case hex digits. */
  spanId: string;
  /** 16 lower-case hex digits, or empty for a root. */
  parentSpanId: string;
  traceState: string;
  /** W3C trace flags in the low byte; 0x100 and 0x200 tell whether the parent is remote. */
  flags: number;
  name: string;
  kind: SpanKind;
  /** Nanoseconds since the epoch. */
  start: bigint;
  end: bigint;
  attributes: Attributes;
  droppedAttributes: number;
  /** Attribute keys that the sender gave more than once, a defect of the sender; the last value is kept. */
  repeatedKeys: string[];
  events: EventRecord[];
  droppedEvents: number;
  links: LinkRecord[];
  droppedLinks: number;
  status: { code: StatusCode; message: string };
  resource: ResourceRecord;
  scope: ScopeRecord;
}

/** `service.name` of the resource, or empty. */
export function serviceName({ resource }: { resource: ResourceRecord }): string {
  const name = resource.attributes['service.name'];
  return typeof name === 'string' ? name : '';
}
