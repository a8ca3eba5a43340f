// What a woven package asks of every program that contains it: import paths, kept in a member of its own at the end
// of the package's archive. There it is part of what the go command caches, and the link, which sees nothing but
// archives, can read it back. The linker passes over members whose names end in no object file's suffix
// (cmd/link/internal/ld/lib.go, Go 1.26).
import { appendFileSync, closeSync, openSync, readSync } from 'node:fs';

const MAGIC = '!<arch>\n';
const HEADER_BYTES = 60;
const NAME = 'otelts.imports';

export interface Carried {
  /** Imported by the package itself. */
  imports: readonly string[];
  /** Wanted in the program although nothing imports them. */
  links: readonly string[];
  /** Name of an aspect → how often it was woven in. */
  joins?: ReadonlyMap<string, number>;
}

/** `archive` is what the compiler has just written. */
export function carryImports(archive: string, carried: Carried): void {
  const member = carriedMember(carried);
  if (member.length > 0) appendFileSync(archive, member);
}

/** The end of such an archive; empty where nothing is carried. */
export function carriedMember({ imports, links, joins = new Map() }: Carried): Buffer {
  if (imports.length + links.length + joins.size === 0) return Buffer.alloc(0);
  const counts = [...joins].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `join ${name} ${count}\n`);
  const content = [...imports.map((path) => `import ${path}\n`), ...links.map((path) => `link ${path}\n`), ...counts].join('');
  const size = Buffer.byteLength(content);
  // Name, time, owner, group, mode, size: no time, or two builds would differ.
  const header = [NAME.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '644'.padEnd(8), String(size).padEnd(10), '`\n'].join('');
  return Buffer.from(header + content + (size % 2 === 1 ? '\n' : ''));
}

/** What an archive carries. */
export function carriedBy(archive: string): Carried {
  const lines = membersOf(archive);
  const of = (word: string): string[] => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const joins = of('join').map((line): [string, number] => [line.replace(/ \d+$/, ''), Number(line.replace(/^.* /, ''))]);
  return { imports: of('import'), links: of('link'), joins: new Map(joins) };
}

function membersOf(archive: string): string[] {
  const file = openSync(archive, 'r');
  try {
    const found: string[] = [];
    let at = MAGIC.length;
    if (read(file, MAGIC.length, 0) !== MAGIC) return found;
    for (;;) {
      const header = read(file, HEADER_BYTES, at);
      if (header.length < HEADER_BYTES) return found;
      const size = Number(header.slice(48, 58));
      if (!Number.isInteger(size) || size < 0) return found;
      if (header.startsWith(`${NAME} `)) found.push(...read(file, size, at + HEADER_BYTES).split('\n').filter(Boolean));
      at += HEADER_BYTES + size + (size % 2);
    }
  } finally {
    closeSync(file);
  }
}

function read(file: number, length: number, position: number): string {
  const buffer = Buffer.alloc(length);
  return buffer.toString('utf8', 0, readSync(file, buffer, 0, length, position));
}
