// Answers of OTLP/HTTP: always in the encoding of the request, a failure as a google.rpc.Status.
import type { ServerResponse } from 'node:http';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { type Encoding, MEDIA_TYPES } from './decode.ts';

/** google.rpc.Code INVALID_ARGUMENT. */
const INVALID_ARGUMENT = 3;

/** An empty Export…ServiceResponse: zero bytes in protobuf, an empty object in JSON. */
export function respondAccepted(response: ServerResponse, encoding: Encoding): void {
  send(response, 200, encoding, encoding === 'json' ? '{}' : '');
}

export function respondRefused(response: ServerResponse, status: number, encoding: Encoding, message: string): void {
  const body =
    encoding === 'json' ? JSON.stringify({ code: INVALID_ARGUMENT, message }) : statusBytes(INVALID_ARGUMENT, message);
  send(response, status, encoding, body);
}

function statusBytes(code: number, message: string): Uint8Array {
  return new BinaryWriter().tag(1, WireType.Varint).int32(code).tag(2, WireType.LengthDelimited).string(message).finish();
}

function send(response: ServerResponse, status: number, encoding: Encoding, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': MEDIA_TYPES[encoding], 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
