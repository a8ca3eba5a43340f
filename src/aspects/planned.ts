// What a plan remembers of the catalogue, so that a tool call reads only the files that may touch its package. What
// configuration decides is decided already: which aspects take part, in which order, with which options.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../errors.ts';
import { goParser } from '../golang/grammar.ts';
import { unionBounds } from './bounds.ts';
import { type Catalog, catalogOf } from './catalog.ts';
import type { OptionValues } from './configuration/options.ts';
import { parseAspectFile } from './load.ts';
import type { Aspect, AspectFile, PackageBound } from './model.ts';

export interface PlannedFile {
  /** Absolute. */
  path: string;
  name: string;
  /** SHA-256 of its content, hexadecimal. */
  sum: string;
  /** Of all its aspects that take part. */
  bound: PackageBound;
  /** Those, in their order. */
  aspects: { id: string; options?: OptionValues }[];
}

/** undefined where JSON does not give back the same. */
export function plannedFiles({ aspectFiles }: Catalog): PlannedFile[] | undefined {
  const files = aspectFiles.map(({ path, name, aspects }): PlannedFile => ({
    path,
    name,
    sum: sumOf(readFileSync(path)),
    bound: unionBounds(aspects.map(({ joinPoint }) => joinPoint.bound)),
    aspects: aspects.map(({ id, options }) => (options ? { id, options } : { id })),
  }));
  return isDeepStrictEqual(JSON.parse(JSON.stringify(files)), files) ? files : undefined;
}

/** The catalogue of the files whose bound `allows`; throws UserError where one is no longer what was planned. */
export async function loadPlanned(files: readonly PlannedFile[], allows: (bound: PackageBound) => boolean): Promise<Catalog> {
  const wanted = files.filter(({ bound }) => allows(bound));
  if (wanted.some((file) => !loaded.has(file))) await goParser();
  return catalogOf(wanted.map((file) => loaded.get(file) ?? load(file)));
}

/** A process that weaves many packages reads each file once, and none that no package asks for. */
const loaded = new WeakMap<PlannedFile, AspectFile>();

function load(planned: PlannedFile): AspectFile {
  const file = parseAspectFile(planned.path, planned.name, contentOf(planned));
  const byId = new Map(file.aspects.map((aspect) => [aspect.id, aspect]));
  file.aspects = planned.aspects.map(({ id, options }) => Object.assign(byId.get(id) as Aspect, options ? { options } : {}));
  loaded.set(planned, file);
  return file;
}

export function changedDuringBuild(): UserError {
  return new UserError('an aspect file or otel-ts.yml changed during the build', { hint: 'run the build again' });
}

function contentOf({ path, sum }: PlannedFile): string {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    throw changedDuringBuild();
  }
  if (sumOf(content) !== sum) throw changedDuringBuild();
  return content.toString();
}

function sumOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
