// What loading aspects and configuration keeps in mind: every file that was read, under which name, and what came of it.
import { readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { fail, type YamlValue } from '../yaml.ts';
import type { AspectFile } from '../model.ts';
import type { Layer } from './layers.ts';
import type { Configuration } from './read.ts';

/** A file to read. */
export interface Source {
  /** Absolute. */
  path: string;
  /** What users see: relative to the main module, or to the package that holds it. The same on every machine. */
  name: string;
}

/** What was searched for files: an entry that appears there may change the outcome. */
export interface Searched {
  /** Listed. */
  directories: Set<string>;
  /** Looked for, and not there. */
  absent: Set<string>;
  /** More was searched than is listed here: a whole tree, or the go command's modules. */
  more: boolean;
}

export interface Sources {
  /** The main module's directory. */
  root: string;
  /** Path → name, in the order of reading. */
  read: Map<string, string>;
  /** By path, so that what is named twice is loaded once. */
  files: Map<string, { file: AspectFile; below: Layer[] }>;
  layers: Map<string, Layer>;
  /** What a file extends stands before it. */
  configurations: Configuration[];
  /** Import path → directory, for the Go packages that were looked up. */
  goPackages: Map<string, string>;
  searched: Searched;
}

export function newSources(root: string, goPackages: Readonly<Record<string, string>> = {}): Sources {
  return { root, read: new Map(), files: new Map(), layers: new Map(), configurations: [], goPackages: new Map(Object.entries(goPackages)), searched: newSearched() };
}

function newSearched(): Searched {
  return { directories: new Set(), absent: new Set(), more: false };
}

/** `from` is the word that named the file. */
export async function readSource(sources: Sources, { path, name }: Source, from?: YamlValue): Promise<string> {
  sources.read.set(path, name);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = reasonOf(error as NodeJS.ErrnoException);
    if (from) return fail(from, `${name} cannot be read: ${reason}`);
    throw new UserError(`${name} cannot be read: ${reason}`);
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file';
  return error.code === 'EISDIR' ? 'it is a directory' : error.message;
}
