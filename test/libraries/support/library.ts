// What a directory below test/libraries says of a library.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const VERSIONS = ['newest', 'lowest'] as const;
export type LibraryVersion = (typeof VERSIONS)[number];

export interface Library {
  name: string;
  directory: string;
  /** Those that it has a go.mod for. */
  versions: readonly LibraryVersion[];
  /** Names of services.ts, one a line in services.txt; the program finds them where services.ts says. */
  services: readonly string[];
  /** Another directory whose files this one has too, but for those of its own; in them `from` becomes `to`. */
  like?: { directory: string; from: string; to: string };
}

export function librariesIn(parent: string): Library[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'newest.mod')))
    .map(({ name }): Library => {
      const directory = join(parent, name);
      const like = linesOf(join(directory, 'like.txt'));
      return {
        name,
        directory,
        versions: VERSIONS.filter((version) => existsSync(join(directory, `${version}.mod`))),
        services: linesOf(join(directory, 'services.txt')),
        ...(like.length > 0 && { like: likeOf(parent, like) }),
      };
    });
}

/** like.txt: the directory's name, and a line of an import path there and the one here. */
function likeOf(parent: string, [name = '', paths = '']: readonly string[]): NonNullable<Library['like']> {
  const [from = '', to = ''] = paths.split(' ');
  return { directory: join(parent, name), from, to };
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean) : [];
}

/** One text for both versions, unless the lowest one has its own; a library like another may share that one's. */
export function goldenOf({ directory, like }: Library, version: LibraryVersion): string {
  const candidates = [directory, ...(like ? [like.directory] : [])].flatMap((each) => [join(each, `expect-${version}.txt`), join(each, 'expect.txt')]);
  return candidates.find((file) => existsSync(file)) ?? join(directory, 'expect.txt');
}
