// Aspects that a package should have had a place for: the library has changed since they were written.
import type { Aspect, ModuleOfPackage } from '../aspects/model.ts';
import type { Notice, WeaveRequest } from './contract.ts';
import { isForDeclarations } from './weave-declarations.ts';

/** One notice an aspect. Those that ask for versions themselves, or are for what other aspects inject, have their own reasons. */
export async function unmatched(aspects: readonly Aspect[], matched: ReadonlySet<Aspect>, request: WeaveRequest): Promise<Notice[]> {
  if (!request.whole) return [];
  const missing = aspects.filter((aspect) => !matched.has(aspect) && expects(aspect, request.importPath));
  if (missing.length === 0) return [];
  const module = request.module ?? (await request.moduleOf?.());
  return missing.map((aspect) => ({ code: 'no-such-function', message: messageOf(aspect, request.importPath, module), ...aspect.position }));
}

function expects(aspect: Aspect, importPath: string): boolean {
  const { file, optional, joinPoint: { bound, modules } } = aspect;
  if (!file.modules || optional || modules || bound === 'everything' || !bound.importPaths.includes(importPath)) return false;
  return !isForDeclarations(aspect);
}

function messageOf({ id, file }: Aspect, importPath: string, module: ModuleOfPackage | undefined): string {
  const path = module === undefined || module === 'std' ? '' : module.path;
  const version = module === undefined || module === 'std' ? undefined : module.version;
  const range = file.modules?.get(path);
  const written = range ? ` (the aspect is for ${range.text})` : '';
  return `${file.meta.name}: ${importPath}${version ? ` ${version}` : ''} has nothing that ${id} is for; it is compiled without that instrumentation${written}`;
}
