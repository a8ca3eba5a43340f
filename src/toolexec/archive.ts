// Reads what the compiler tells importers in a package archive (cmd/compile/internal/noder, Go 1.26): an `ar` file
// whose first member is the export data, which names every package imported directly or not, and ends in a
// fingerprint that the linker compares.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const MEMBER_HEADER = '!<arch>\n'.length;
const MEMBER_DATA = MEMBER_HEADER + 60;
const START = Buffer.from('\n$$B\nu');
const END = Buffer.from('\n$$\n');
const FINGERPRINT_BYTES = 8;
const SECTIONS = 10;

/** Whether the package or anything it imports uses cgo; true as well when the format is not the known one. */
export function usesCgo(archive: string): boolean {
  const strings = exportedStrings(archive);
  return !strings || strings.includes('runtime/cgo');
}

/** Whether `importer` was compiled against `archive`. */
export function wasCompiledAgainst(importer: string, archive: string): boolean {
  const data = exportData(archive);
  const end = data?.lastIndexOf(END) ?? -1;
  if (!data || end < FINGERPRINT_BYTES) return false;
  return readFileSync(importer).includes(data.subarray(end - FINGERPRINT_BYTES, end));
}

/**
 * The string section of the export data (internal/pkgbits): a version, flags since version 1, where each of ten
 * sections ends, where each element ends, then the elements, of which the strings come first.
 */
function exportedStrings(archive: string): string[] | undefined {
  const whole = exportData(archive);
  const start = whole?.indexOf(START) ?? -1;
  const end = whole?.lastIndexOf(END) ?? -1;
  if (!whole || start < 0 || end < start) return undefined;
  const data = whole.subarray(start + START.length, end);
  const sections = data.readUInt32LE(0) === 0 ? 4 : 8;
  const ends = sections + 4 * SECTIONS;
  if (data.length < ends) return undefined;
  const strings = data.readUInt32LE(sections);
  const elements = ends + 4 * data.readUInt32LE(ends - 4);
  if (elements > data.length || elements + data.readUInt32LE(elements - 4) + FINGERPRINT_BYTES !== data.length) return undefined;
  const endOf = (index: number): number => elements + (index < 0 ? 0 : data.readUInt32LE(ends + 4 * index));
  return Array.from({ length: strings }, (_, index) => data.toString('utf8', endOf(index - 1), endOf(index)));
}

function exportData(archive: string): Buffer | undefined {
  const file = openSync(archive, 'r');
  try {
    const head = read(file, MEMBER_DATA, 0);
    const header = head.toString('latin1', MEMBER_HEADER);
    const size = Number(header.slice(48, 58));
    if (!header.startsWith('__.PKGDEF') || !(size > 0)) return undefined;
    return read(file, size, MEMBER_DATA);
  } finally {
    closeSync(file);
  }
}

function read(file: number, length: number, position: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(file, buffer, 0, length, position));
}
