// Arithmetic of package bounds: which packages a join point could hold in, never narrower than the truth.
import type { TypeExpression } from '../golang/type-syntax.ts';
import type { PackageFilter } from '../weave/contract.ts';
import { globExpression, isGlob } from './glob.ts';
import type { PackageBound } from './model.ts';

/** Any of them may hold. */
export function unionBounds(bounds: readonly PackageBound[]): PackageBound {
  const parts: Parts[] = [];
  for (const bound of bounds) {
    if (bound === 'everything') return 'everything';
    parts.push(bound);
  }
  const all = (of: (part: Parts) => readonly string[] | undefined): string[] => [...new Set(parts.flatMap((part) => of(part) ?? []))].sort();
  const united: Parts = { importPaths: all(({ importPaths }) => importPaths), imports: all(({ imports }) => imports) };
  const globs = all((part) => part.globs);
  const words = all((part) => part.words);
  const modules = parts.map((part) => part.modules).filter((some) => some !== undefined);
  if (globs.length > 0) united.globs = globs;
  if (words.length > 0) united.words = words;
  if (modules.length > 0) united.modules = modules.includes('any') ? 'any' : 'main';
  return united;
}

/** All of them must hold: the tightest one bounds the whole. */
export function intersectBounds(bounds: readonly PackageBound[]): PackageBound {
  const bounded = bounds.filter((bound) => bound !== 'everything');
  const tightest = Math.min(...bounded.map(looseness));
  const chosen = bounded.find((bound) => looseness(bound) === tightest);
  if (!chosen) return 'everything';
  if (tightest > 0) return chosen;
  // Paths alone: those that the others allow, as far as these speak of paths.
  const byPath = bounded.filter((bound) => looseness(bound) <= 1);
  const importPaths = chosen.importPaths.filter((path) => byPath.every((bound) => boundAllows(bound, path, new Set())));
  return { importPaths, imports: [] };
}

type Parts = Exclude<PackageBound, 'everything'>;

/** 0 is a list of import paths; then by how many packages of a usual program are let through. */
function looseness({ imports, globs = [], words = [], modules }: Parts): number {
  if (modules === 'any') return 6;
  if (words.length > 0) return 5;
  if (globs.some((glob) => isGlob(glob.split('/', 1)[0] as string))) return 4;
  if (imports.length > 0) return 3;
  if (modules === 'main') return 2;
  return globs.length > 0 ? 1 : 0;
}

export function filterOf(bound: PackageBound): PackageFilter {
  return bound === 'everything' ? { importPaths: [], imports: [], everything: true } : { ...bound, everything: false };
}

export function boundAllows(bound: PackageBound, importPath: string, imports: ReadonlySet<string>): boolean {
  if (bound === 'everything' || bound.importPaths.includes(importPath) || bound.imports.some((path) => imports.has(path))) return true;
  // Neither words nor modules are known from this.
  return bound.words !== undefined || bound.modules !== undefined || (bound.globs ?? []).some((glob) => fits(glob, importPath));
}

const expressions = new Map<string, RegExp>();

function fits(glob: string, importPath: string): boolean {
  const expression = expressions.get(glob) ?? globExpression(glob);
  expressions.set(glob, expression);
  return expression.test(importPath);
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
