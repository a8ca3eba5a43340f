// A dry weave of one package: what would be compiled, what matched where, and what was left as it was. No build.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import type { Aspect, Candidate, GoFile } from '../aspects/model.ts';
import { type Offsets, offsetsOf } from '../golang/offsets.ts';
import type { Notice, WeaveRequest } from './contract.ts';
import { weavePackage } from './weave.ts';

export interface Match {
  aspect: Aspect;
  kind: Candidate['kind'];
  file: string;
  /** 1-based, bytes, in the user's own file. */
  line: number;
  column: number;
  /** The line that the place stands on. */
  text: string;
  /** The line on which its body begins, a struct type's fields end, or it itself does. */
  codeLine: number;
  /** The last line of the place. */
  endLine: number;
}

export interface WovenFile {
  /** The user's file; undefined for one that the weaver added. */
  original: string | undefined;
  /** How the file is called in its package. */
  name: string;
  text: string;
}

export interface PackageReport {
  importPath: string;
  matches: Match[];
  /** Only files that differ from the user's, and added ones. */
  files: WovenFile[];
  notices: Notice[];
}

export async function reportOf(catalog: Catalog, request: Omit<WeaveRequest, 'outputDirectory' | 'observe'>): Promise<PackageReport> {
  const outputDirectory = await mkdtemp(join(tmpdir(), 'otel-ts-weave-'));
  try {
    const matches: Match[] = [];
    const known = new Map<GoFile, Offsets>();
    const observe = (candidate: Candidate, aspect: Aspect): void => {
      const offsets = known.get(candidate.file) ?? offsetsOf(candidate.file.source);
      known.set(candidate.file, offsets);
      matches.push(matchOf(candidate, aspect, offsets));
    };
    const result = await weavePackage(catalog, { ...request, outputDirectory, observe });
    const files: WovenFile[] = [];
    for (const [index, path] of result.goFiles.entries()) {
      const original = request.goFiles[index];
      if (path === original) continue;
      files.push({ original, name: basename(original ?? path), text: await readFile(path, 'utf8') });
    }
    return { importPath: request.importPath, matches, files, notices: result.notices };
  } finally {
    await rm(outputDirectory, { recursive: true, force: true });
  }
}

function matchOf({ kind, node, file }: Candidate, aspect: Aspect, offsets: Offsets): Match {
  const place = kind === 'function-body' && node.parent ? node.parent : node;
  const { line, column } = offsets.at(place.startIndex);
  const text = (file.source.split('\n', line)[line - 1] ?? '').trim();
  return { aspect, kind, file: file.path, line, column, text, codeLine: (kind === 'struct' ? node.endPosition : node.startPosition).row + 1, endLine: place.endPosition.row + 1 };
}
