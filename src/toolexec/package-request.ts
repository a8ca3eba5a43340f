// What a compile call tells the weaver of its package beyond the files: versions, the module, where types come from.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { boundAllows } from '../aspects/bounds.ts';
import type { Catalog } from '../aspects/catalog.ts';
import type { WeaveRequest } from '../weave/contract.ts';
import { filtersAreOn } from '../weave/filters.ts';
import { cacheDirectory } from './cache-directory.ts';
import type { CompileLine } from './command-line.ts';
import { type ImportConfig, parseImportConfig } from './importcfg.ts';
import { moduleOfPackage } from './module-data.ts';
import { goRoot } from './runtime-archives.ts';
import type { ToolCall } from './tool-call.ts';

export type PackageImports = Pick<ImportConfig, 'archives' | 'importMap'> & { imports: ReadonlySet<string> };

export function importConfigOf(call: ToolCall, line: CompileLine): PackageImports {
  const file = line.value('importcfg');
  const { archives, importMap, shared } = parseImportConfig(file ? readFileSync(resolve(call.directory, file), 'utf8') : '');
  return { archives, importMap, imports: new Set([...archives.keys(), ...importMap.keys(), ...shared]) };
}

export async function packageRequest(
  call: ToolCall, catalog: Catalog, line: CompileLine, importPath: string, { archives, importMap, imports }: PackageImports,
): Promise<Omit<WeaveRequest, 'goFiles' | 'outputDirectory'>> {
  const go = join(goRoot(call), 'bin', 'go');
  const asksForModule = catalog.aspectFiles.some(({ aspects }) => {
    return aspects.some(({ joinPoint }) => joinPoint.modules && (!filtersAreOn() || boundAllows(joinPoint.bound, importPath, imports)));
  });
  // Directives count in the program's own modules only.
  const asksForOwn = asksForModule || !filtersAreOn() || line.goFiles.some((path) => mentionsDirective(resolve(call.directory, path)));
  const moduleOf = (): ReturnType<typeof moduleOfPackage> => moduleOfPackage(call, go, importPath, line.goFiles.map((path) => dirname(resolve(call.directory, path))));
  return {
    importPath,
    imports,
    goVersion: line.value('goversion'),
    module: line.value('std') === 'true' ? 'std' : asksForOwn ? await moduleOf() : undefined,
    moduleOf,
    whole: true,
    types: { go, cacheDirectory: cacheDirectory(call.environment), archives, importMap, language: line.value('lang') },
  };
}

function mentionsDirective(path: string): boolean {
  return readFileSync(path, 'latin1').includes('//otel:');
}
