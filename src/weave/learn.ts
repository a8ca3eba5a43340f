// What one pass over a package finds out that the next one must know: imports that cannot be had, fields that could
// not be added, literals that need field names.
import type { GoFile } from '../aspects/model.ts';
import type { WeaveRequest } from './contract.ts';
import type { Learned, PackageEditor } from './package-editor.ts';
import { isNotice, type ParsedFiles } from './read-file.ts';
import { namesLeadingTo, type UnkeyedLiteral, unkeyedLiterals } from './unkeyed-literals.ts';

export interface Lessons extends Learned {
  /** Import path → why it cannot be had. */
  unavailable: ReadonlyMap<string, string>;
  literals: ReadonlyMap<GoFile, readonly UnkeyedLiteral[]>;
}

export const NO_LESSONS: Lessons = { unavailable: new Map(), missingFields: new Set(), unkeyable: new Set(), literals: new Map() };

/** Undefined where there is nothing new. `known` is what the pass had been told. */
export async function learnFrom(
  woven: PackageEditor, known: Lessons, request: WeaveRequest, sources: readonly (string | undefined)[], files: readonly GoFile[], parsed: ParsedFiles,
): Promise<Lessons | undefined> {
  const wanted = [...woven.needed, ...woven.links].filter((path) => !known.unavailable.has(path));
  const unavailable = new Map([...known.unavailable, ...((await request.resolveImports?.(wanted)) ?? [])]);
  const missingFields = new Set([...known.missingFields, ...woven.missingFields]);
  const unkeyable = new Set(known.unkeyable);
  const literals = new Map<GoFile, UnkeyedLiteral[]>();
  for (const [file, found] of await literalsOf(woven, request, sources, files, parsed)) {
    for (const { struct, fields } of found) if (fields.includes('_')) unkeyable.add(struct);
    literals.set(file, found.filter(({ struct }) => !unkeyable.has(struct)));
  }
  const lessons = { unavailable, missingFields, unkeyable, literals };
  return weightOf(lessons) > weightOf(known) ? lessons : undefined;
}

async function literalsOf(
  { grown }: PackageEditor, { goFiles, importPath }: WeaveRequest, sources: readonly (string | undefined)[], files: readonly GoFile[], parsed: ParsedFiles,
) {
  if (![...grown.values()].some(({ fields }) => fields.length > 0)) return new Map<GoFile, UnkeyedLiteral[]>();
  const names = [...namesLeadingTo(grown.keys(), sources)];
  const concerned = await Promise.all(goFiles.map(async (path, index) => {
    const known = files.find((file) => file.path === path);
    const source = sources[index];
    if (known || source === undefined || !names.some((name) => source.includes(name))) return known;
    const file = await parsed.parse(path, source, importPath);
    return isNotice(file) ? undefined : file;
  }));
  return unkeyedLiterals(concerned.filter((file) => file !== undefined), grown);
}

/** Grows with every lesson. */
function weightOf({ unavailable, missingFields, unkeyable, literals }: Lessons): number {
  return unavailable.size + missingFields.size + unkeyable.size + [...literals.values()].reduce((sum, { length }) => sum + length, 0);
}
