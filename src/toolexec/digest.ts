// The digest in the tool ID: whatever may change what comes out of a compile call must be in here, and nothing that
// differs between two machines or two directories with the same content.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import { moduleRoot } from '../aspects/configuration/locate.ts';
import { type Installation, VERSION } from './installation.ts';

/** Name → absolute file. */
type NamedFiles = [name: string, file: string][];

type CatalogFiles = Pick<Catalog, 'files' | 'names'>;

export interface Digests {
  /** 32 hexadecimal digits over everything: this version, its code, the runtime, the aspects. */
  whole: string;
  /** Over the aspect and configuration files alone: to notice that they changed in the middle of a build. */
  aspects: string;
}

/** `directory` is where the go command runs. */
export function digestsOf(installation: Installation, catalog: CatalogFiles, directory: string): Digests {
  const aspects = aspectsDigest(installation, catalog, directory);
  const own = [...filesBelow(installation.dist, 'dist'), ...filesBelow(installation.runtime, 'runtime-go')];
  return { aspects, whole: hash([VERSION, aspects, hashFiles(own)]) };
}

/** Names in their order too: a file that appears or goes makes a difference even when it is empty, and so does who comes last. */
export function aspectsDigest(installation: Installation, { files, names }: CatalogFiles, directory: string): string {
  const module = moduleRoot(directory);
  const named = files.map((file): [string, string] => {
    const shipped = file.startsWith(installation.root + sep) && !file.startsWith(module + sep);
    return [names?.get(file) ?? relative(shipped ? installation.root : module, file).split(sep).join('/'), file];
  });
  return hash([...named.map(([name]) => name), hashFiles(named)]);
}

function filesBelow(directory: string, name: string): NamedFiles {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry): NamedFiles => {
    const ignored = entry.name.startsWith('.') || entry.name === 'testdata' || /_test\.go$|\.map$/.test(entry.name);
    if (ignored) return [];
    const file = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(file, `${name}/${entry.name}`) : [[`${name}/${entry.name}`, file]];
  });
}

function hashFiles(files: NamedFiles): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(sorted.flatMap(([name, file]) => [name, createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

export function hash(parts: readonly string[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${part.length}:${part}\n`);
  return sum.digest('hex').slice(0, 32);
}
