// One request body: read with a bound, unpacked. The bound holds for the unpacked size too, against gzip bombs.
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HttpError } from './http-error.ts';

export const LARGEST = 64 * 1024 * 1024;
const unzip = promisify(gunzip);

export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (!['', 'identity', 'gzip'].includes(encoding)) {
    throw new HttpError(415, `content encoding ${encoding} is not supported, only gzip`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on without keeping: a client that is still sending does not listen for the answer.
    if (size <= LARGEST) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > LARGEST) throw new HttpError(413, `the body is larger than ${LARGEST} bytes`);
  const body = Buffer.concat(chunks);
  return encoding === 'gzip' ? unpack(body) : body;
}

export async function unpack(body: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(body, { maxOutputLength: LARGEST });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new HttpError(413, `the body unpacks to more than ${LARGEST} bytes`);
    throw new HttpError(400, `not gzip: ${message}`);
  }
}
