// Dry weaves of listed packages, one after the other.
import type { Catalog } from '../aspects/catalog.ts';
import { UserError } from '../errors.ts';
import { goVersionIn } from './report-go.ts';
import { type PackageReport, reportOf } from './report.ts';
import { type ListedPackage, listPackages } from './report-packages.ts';
import { asksForTypes, typesFor } from './report-types.ts';

export interface ReportedPackage extends PackageReport {
  listed: ListedPackage;
}

/** `patterns` are the go command's; `deps` takes what they import as well. */
export async function reportPackages(catalog: Catalog, patterns: readonly string[], directory: string, deps: boolean): Promise<ReportedPackage[]> {
  const goVersion = goVersionIn(directory);
  if (goVersion === undefined) throw new UserError('go is not in PATH, or does not run here', { hint: 'go env GOVERSION says why' });
  // Types are read from compiled packages: only then does the go command compile what it has not yet.
  const types = asksForTypes(catalog);
  const listing = listPackages(patterns, directory, [...(types ? ['-export'] : []), ...(types || deps ? ['-deps'] : [])]);
  const reports: ReportedPackage[] = [];
  for (const listed of listing) {
    if (!listed.named && !deps) continue;
    const { importPath, goFiles, imports } = listed;
    const request = { importPath, goFiles, imports: new Set(imports), module: moduleOf(listed), goVersion, whole: true };
    const report = await reportOf(catalog, { ...request, types: types ? typesFor(listed, listing) : undefined });
    reports.push({ ...report, listed });
  }
  return reports;
}

function moduleOf({ module, standard }: ListedPackage): Parameters<typeof reportOf>[1]['module'] {
  if (standard) return 'std';
  return module && { path: module.path, main: module.main, version: module.version === '' ? undefined : module.version };
}
