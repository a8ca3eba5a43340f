// Where the types of packages come from when there is no import configuration: what the go command has compiled.
import { typesAskedBy } from '../aspects/advice/types.ts';
import type { Catalog } from '../aspects/catalog.ts';
import type { TypesSource } from '../golang/types.ts';
import { cacheDirectory } from '../toolexec/cache-directory.ts';
import { type ListedPackage, listPackages } from './report-packages.ts';

export function asksForTypes({ aspectFiles }: Catalog): boolean {
  return aspectFiles.some((file) => file.aspects.some((aspect) => typesAskedBy(aspect) !== undefined));
}

export function typesFor(listed: Pick<ListedPackage, 'importMap' | 'module'>, listing: readonly ListedPackage[]): TypesSource {
  const archives = listing.flatMap(({ importPath, archive }): [string, string][] => (archive ? [[importPath, archive]] : []));
  return {
    go: 'go',
    cacheDirectory: cacheDirectory(),
    archives: new Map(archives),
    importMap: new Map(Object.entries(listed.importMap)),
    language: listed.module?.goVersion ? `go${listed.module.goVersion}` : undefined,
  };
}

/** For files that are not listed: what they import, from the module around `directory`. What cannot be loaded stays unknown. */
export function typesOfImports(imports: ReadonlySet<string>, directory: string): TypesSource | undefined {
  const patterns = [...imports].filter((path) => path !== 'C' && path !== 'unsafe');
  try {
    const listing = patterns.length === 0 ? [] : listPackages(patterns, directory, ['-export', '-deps']);
    return typesFor({ importMap: {}, module: undefined }, listing);
  } catch {
    return undefined;
  }
}
