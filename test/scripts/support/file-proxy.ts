// A module proxy of files, as GOPROXY=file:// reads it: go.mod, .info and a zip of stored members for each version.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';

/** `files`: name → text, with go.mod. Returns the value for GOPROXY. */
export function addToProxy(proxy: string, module: string, version: string, files: Record<string, string>): string {
  const directory = join(proxy, module, '@v');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${version}.info`), JSON.stringify({ Version: version }));
  writeFileSync(join(directory, `${version}.mod`), files['go.mod'] ?? '');
  const members = Object.entries(files).map(([name, text]): [string, string] => [`${module}@${version}/${name}`, text]);
  writeFileSync(join(directory, `${version}.zip`), zip(members));
  return pathToFileURL(proxy).href;
}

/** Local header and data of each member, the central directory, its end (APPNOTE.TXT, 4.3). */
function zip(members: readonly [name: string, text: string][]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of members) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    // Version 2.0, no flags, stored, 1 January 1980.
    const common = numbers([2, 20], [2, 0], [2, 0], [2, 0], [2, 0x21], [4, crc32(data)], [4, data.length], [4, data.length], [2, path.length], [2, 0]);
    const body = Buffer.concat([numbers([4, 0x04034b50]), common, path, data]);
    directory.push(numbers([4, 0x02014b50], [2, 20]), common, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path);
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, members.length], [2, members.length], [4, central.length], [4, offset], [2, 0]);
  return Buffer.concat([...bodies, central, end]);
}

function numbers(...fields: readonly [bytes: number, value: number][]): Buffer {
  return Buffer.concat(fields.map(([bytes, value]) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeUIntLE(value, 0, bytes);
    return buffer;
  }));
}
