// Reads a file that others append lines to.
import { closeSync, openSync, readSync } from 'node:fs';

/** Returns what gives the whole lines since the last call; none while there is no file. */
export function newLines(file: string): () => string[] {
  let at = 0;
  let rest = '';
  const buffer = Buffer.alloc(1 << 16);
  return () => {
    try {
      const descriptor = openSync(file, 'r');
      try {
        const bytes: Buffer[] = [];
        for (let length; (length = readSync(descriptor, buffer, 0, buffer.length, at)) > 0; at += length) bytes.push(Buffer.from(buffer.subarray(0, length)));
        const lines = (rest + Buffer.concat(bytes).toString()).split('\n');
        rest = lines.pop() ?? '';
        return lines;
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return [];
    }
  };
}
