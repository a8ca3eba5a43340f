// The globs by which otel-ts.yml and packages name their aspect files.
import { dirname, join, posix } from 'node:path';
import { fail } from '../yaml.ts';
import type { Entry } from './read.ts';
import type { Searched, Source } from './sources.ts';

const SPECIAL = /[*?[{]/;

/** Files that `entry`, a word in `within`, names: sorted, so that their order is the same everywhere. */
export async function filesNamed(entry: Entry, within: Source, what: string, searched: Searched): Promise<Source[]> {
  const pattern = entry.text.replace(/^\.\//, '');
  if (/^([\\/]|[A-Za-z]:)/.test(pattern)) fail(entry.value, `${what}: "${pattern}" must be relative`, `relative to ${within.name}`);
  const isGlob = SPECIAL.test(pattern);
  if (isGlob) noteSearch(pattern, dirname(within.path), searched);
  const paths = isGlob ? await glob(pattern, dirname(within.path)) : [pattern];
  if (paths.length === 0) fail(entry.value, `${what}: no file matches "${entry.text}"`, `it is relative to ${within.name}`);
  return paths.map((path) => besides(within, path));
}

/** What `relative` stands for in the file `within`. */
export function besides(within: Source, relative: string): Source {
  return { path: join(dirname(within.path), relative), name: posix.join(posix.dirname(within.name), relative) };
}

function noteSearch(pattern: string, directory: string, searched: Searched): void {
  const within = posix.dirname(pattern);
  if (SPECIAL.test(within) || /[[{(!]/.test(pattern)) searched.more = true;
  else searched.directories.add(join(directory, within));
}

async function glob(pattern: string, cwd: string): Promise<string[]> {
  const { default: fastGlob } = await import('fast-glob');
  const ignore = ['node_modules', 'vendor', '.git'].filter((name) => !pattern.includes(name)).map((name) => `**/${name}/**`);
  return (await fastGlob(pattern, { cwd, ignore })).sort();
}
