// What a compile call tells the weaver of its package beyond the files: versions, the module, where types come from.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { boundAllows } from '../aspects/bounds.ts';
import type { Catalog } from '../aspects/catalog.ts';
import type { WeaveRequest } from '../weave/contract.ts';
import { cacheDirectory } from './cache-directory.ts';
import type { CompileLine } from './command-line.ts';
import { parseImportConfig } from './importcfg.ts';
import { moduleOfPackage } from './module-data.ts';
import type { Plan } from './plan.ts';
import { goRoot } from './runtime-archives.ts';

export function packageRequest(plan: Plan, catalog: Catalog, tool: string, line: CompileLine, importPath: string): Omit<WeaveRequest, 'goFiles' | 'outputDirectory'> {
  const file = line.value('importcfg');
  const { archives, importMap, shared } = parseImportConfig(file ? readFileSync(file, 'utf8') : '');
  const imports = new Set([...archives.keys(), ...importMap.keys(), ...shared]);
  const go = join(goRoot(tool), 'bin', 'go');
  const asksForModule = catalog.aspectFiles.some(({ aspects }) => {
    return aspects.some(({ joinPoint }) => joinPoint.modules && boundAllows(joinPoint.bound, importPath, imports));
  });
  // Directives count in the program's own modules only.
  const asksForOwn = asksForModule || line.goFiles.some((path) => mentionsDirective(path));
  return {
    importPath,
    imports,
    goVersion: line.value('goversion'),
    module: line.value('std') === 'true' ? 'std' : asksForOwn ? moduleOfPackage(plan, go, importPath, line.goFiles.map((file) => dirname(resolve(file)))) : undefined,
    types: { go, cacheDirectory: cacheDirectory(), archives, importMap, language: line.value('lang') },
  };
}

function mentionsDirective(path: string): boolean {
  return readFileSync(path, 'latin1').includes('//otel:');
}
