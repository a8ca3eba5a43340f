// A directory that holds aspects for others: `*.aspect.yml`, or else one orchestrion.yml.
import { type Dirent, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Source } from './sources.ts';

/** Empty where there is none, or no such directory. */
export function aspectsIn(directory: Source, pattern: RegExp = /\.aspect\.ya?ml$/): Source[] {
  const names = entriesOf(directory.path).filter((entry) => !entry.isDirectory()).map(({ name }) => name).sort();
  const own = names.filter((name) => pattern.test(name));
  const chosen = own.length > 0 ? own : names.filter((name) => name === 'orchestrion.yml');
  return chosen.map((name) => ({ path: join(directory.path, name), name: posix.join(directory.name, name) }));
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
