// -overlay that replaces files of the standard library: the runtime's archives must be made of the same files.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { hash } from './digest.ts';
import { flagsOf, type OuterBuild } from './nested-flags.ts';
import type { Plan } from './plan.ts';

/**
 * An overlay of those files alone, with absolute paths, for a go command elsewhere; its name tells their content.
 * Undefined where the outer build replaces no file of the standard library.
 */
export function standardOverlay(plan: Plan, outer: OuterBuild, goRoot: string): string | undefined {
  const named = flagsOf(outer).findLast(({ name }) => name === 'overlay')?.value;
  if (!named) return undefined;
  const file = isAbsolute(named) ? named : join(outer.directory, named);
  const replaced = replacements(file)
    .map(([path, by]): [string, string] => [resolve(outer.directory, path), by === '' ? '' : resolve(outer.directory, by)])
    .filter(([path]) => path.startsWith(join(goRoot, 'src') + sep))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (replaced.length === 0) return undefined;
  const contents = replaced.flatMap(([path, by]) => [path, by, existsSync(by) ? readFileSync(by, 'latin1') : '']);
  const own = join(dirname(plan.location), 'overlays', `${hash(contents)}.json`);
  if (!existsSync(own)) writeAtomically(own, JSON.stringify({ Replace: Object.fromEntries(replaced) }));
  return own;
}

/** `{"Replace": {path: replacement}}`, an empty one deletes (cmd/go/internal/fsys); the go command has read it before. */
function replacements(file: string): [string, string][] {
  const overlay = JSON.parse(readFileSync(file, 'utf8')) as { Replace?: Record<string, string> | null };
  return Object.entries(overlay.Replace ?? {});
}
