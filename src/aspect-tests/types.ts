// Where the types of a test's source come from: the module around the file of tests, else the standard library.
import type { TypesSource } from '../golang/types.ts';
import { UserError } from '../errors.ts';
import { listPackages } from '../weave/report-packages.ts';
import { typesFor } from '../weave/report-types.ts';

export interface TestTypes {
  types: TypesSource | undefined;
  /** Why some are not known, a line each. */
  failures: string[];
}

/** Asks the go command, which compiles what it has not yet. */
export function typesOfTest(imports: ReadonlySet<string>, directory: string): TestTypes {
  const patterns = [...imports].filter((path) => path !== 'C' && path !== 'unsafe');
  try {
    const listing = patterns.length === 0 ? [] : listPackages(patterns, directory, ['-export', '-deps']);
    const missing = listing.filter(({ archive, importPath, named }) => named && archive === undefined && importPath !== 'unsafe');
    const failures = missing.map(({ importPath }) => `no types of ${importPath}: go list -export ${importPath} says why`);
    return { types: typesFor({ importMap: {}, module: undefined }, listing), failures };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { types: undefined, failures: [`no types, which the aspects ask for: ${error.message}`] };
  }
}
