// Arithmetic of package bounds: which packages a join point could hold in, never narrower than the truth.
import type { TypeExpression } from '../golang/type-syntax.ts';
import type { PackageFilter } from '../weave/contract.ts';
import type { PackageBound } from './model.ts';

/** Any of them may hold. */
export function unionBounds(bounds: readonly PackageBound[]): PackageBound {
  const importPaths = new Set<string>();
  const imports = new Set<string>();
  for (const bound of bounds) {
    if (bound === 'everything') return 'everything';
    for (const path of bound.importPaths) importPaths.add(path);
    for (const path of bound.imports) imports.add(path);
  }
  return { importPaths: [...importPaths].sort(), imports: [...imports].sort() };
}

/** All of them must hold: the tightest one bounds the whole, packages by name before packages by import. */
export function intersectBounds(bounds: readonly PackageBound[]): PackageBound {
  const bounded = bounds.filter((bound) => bound !== 'everything');
  const named = bounded.filter((bound) => bound.imports.length === 0);
  const [first, ...rest] = named;
  if (!first) return bounded[0] ?? 'everything';
  const importPaths = first.importPaths.filter((path) => rest.every((other) => other.importPaths.includes(path)));
  return { importPaths, imports: [] };
}

export function filterOf(bound: PackageBound): PackageFilter {
  return bound === 'everything' ? { importPaths: [], imports: [], everything: true } : { ...bound, everything: false };
}

export function boundAllows(bound: PackageBound, importPath: string, imports: ReadonlySet<string>): boolean {
  return bound === 'everything' || bound.importPaths.includes(importPath) || bound.imports.some((path) => imports.has(path));
}

/** Where source can write a type: in the packages of its names, and where they are imported. */
export function boundOfType(type: TypeExpression): PackageBound {
  switch (type.kind) {
    case 'name': {
      if (type.importPath === '') return 'everything';
      return intersectBounds([{ importPaths: [type.importPath], imports: [type.importPath] }, ...type.arguments.map(boundOfType)]);
    }
    case 'map':
      return intersectBounds([boundOfType(type.key), boundOfType(type.element)]);
    case 'function':
      return intersectBounds([...type.parameters, ...type.results].map(boundOfType));
    case 'literal':
      return 'everything';
    default:
      return boundOfType(type.element);
  }
}
