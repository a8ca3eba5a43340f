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
}

export function librariesIn(parent: string): Library[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'main.go')))
    .map(({ name }) => {
      const directory = join(parent, name);
      const services = join(directory, 'services.txt');
      return {
        name,
        directory,
        versions: VERSIONS.filter((version) => existsSync(join(directory, `${version}.mod`))),
        services: existsSync(services) ? readFileSync(services, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean) : [],
      };
    });
}

/** One text for both versions, unless the lowest one has its own. */
export function goldenOf({ directory }: Library, version: LibraryVersion): string {
  const own = join(directory, `expect-${version}.txt`);
  return existsSync(own) ? own : join(directory, 'expect.txt');
}
