// Which attributes of a span a reader wants on its line, and how they look there. Each entry of the table takes the
// current name of the semantic conventions and the names before it, since programs with an older SDK send those.
import type { Attributes, AttributeValue, SpanRecord } from '../otlp/model.ts';
import { shorten } from './printable.ts';

const LONGEST = 80;

type Notable = (span: SpanRecord) => string | undefined;

const NOTABLE: Notable[] = [
  ({ attributes, name }) => unlessIn(name, first(attributes, 'http.request.method', 'http.method')),
  ({ attributes, name }) => unlessIn(name, first(attributes, 'http.route')),
  ({ attributes, name }) => {
    const url = first(attributes, 'url.full', 'http.url', 'url.path', 'http.target');
    return url === first(attributes, 'http.route') ? undefined : unlessIn(name, url);
  },
  ({ attributes }) => first(attributes, 'http.response.status_code', 'http.status_code'),
  labelled('rpc', 'rpc.system.name', 'rpc.system'),
  labelled('rpc.status', 'rpc.response.status_code', 'rpc.grpc.status_code'),
  ({ attributes }) => first(attributes, 'messaging.system'),
  ({ attributes, name }) => unlessIn(name, first(attributes, 'messaging.destination.name')),
  ({ attributes }) => first(attributes, 'db.system.name', 'db.system'),
  ({ attributes }) => first(attributes, 'db.namespace'),
  ({ attributes }) => quoted(first(attributes, 'db.query.text', 'db.statement')),
  ({ attributes }) => place(attributes),
  // Of our own builds (otel-ts go --trace-build).
  ({ attributes }) => woven(first(attributes, 'otelts.joins')),
  labelled('peer.service', 'service.peer.name', 'peer.service'),
  ({ attributes }) => {
    const type = first(attributes, 'error.type');
    return type === first(attributes, 'http.response.status_code') ? undefined : type && `error.type=${type}`;
  },
];

/** In the order in which they go on the line; safe to print. */
export function notableAttributes(span: SpanRecord): string[] {
  return NOTABLE.flatMap((notable) => notable(span) ?? []);
}

/** As it came: not yet safe to print. */
export function formatValue(value: AttributeValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${formatValue(item)}`)
    .join(', ')}}`;
}

function first(attributes: Attributes, ...keys: string[]): string | undefined {
  const key = keys.find((candidate) => Object.hasOwn(attributes, candidate));
  const value = key === undefined ? '' : shorten(formatValue(attributes[key]!), LONGEST);
  return value === '' ? undefined : value;
}

function labelled(label: string, ...keys: string[]): Notable {
  return ({ attributes }) => {
    const value = first(attributes, ...keys);
    return value === undefined ? undefined : `${label}=${value}`;
  };
}

/** Most span names carry the method and the route already. */
function unlessIn(name: string, value: string | undefined): string | undefined {
  return value === undefined || ` ${name} `.includes(` ${value} `) ? undefined : value;
}

function woven(joins: string | undefined): string | undefined {
  return joins === undefined ? undefined : `woven, ${joins} join${joins === '1' ? '' : 's'}`;
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `"${text}"`;
}

/** The server as the program named it, else the address that the connection went to. */
const PLACES = [
  ['server.address', 'server.port'],
  ['net.peer.name', 'net.peer.port'],
  ['network.peer.address', 'network.peer.port'],
] as const;

function place(attributes: Attributes): string | undefined {
  const known = PLACES.find(([addressKey]) => first(attributes, addressKey) !== undefined);
  if (!known) return undefined;
  const address = first(attributes, known[0])!;
  const port = first(attributes, known[1]);
  return port === undefined ? address : `${bracketed(address)}:${port}`;
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
