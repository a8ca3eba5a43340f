// What join points need to know of a package beyond its syntax, gathered from those inside others.
import type { JoinPoint, TypeInterest } from './model.ts';

type Needs = Pick<JoinPoint, 'types' | 'modules'>;

export function needsOf(inner: readonly Needs[]): Needs {
  const interests = inner.map(({ types }) => types).filter((types) => types !== undefined);
  const needs: Needs = {};
  if (inner.some(({ modules }) => modules)) needs.modules = true;
  if (interests.length > 0) needs.types = mergedInterests(interests);
  return needs;
}

/** Syntax first: a type checker is asked only where everything else holds. */
export function cheapestFirst<Item extends Needs>(items: readonly Item[]): Item[] {
  return [...items.filter(({ types }) => !types), ...items.filter(({ types }) => types)];
}

function mergedInterests(interests: readonly TypeInterest[]): TypeInterest {
  const all = (of: (interest: TypeInterest) => readonly string[]): string[] => [...new Set(interests.flatMap(of))].sort();
  const merged: TypeInterest = { methods: all(({ methods }) => methods), interfaces: all(({ interfaces }) => interfaces) };
  if (interests.some(({ values }) => values)) merged.values = true;
  return merged;
}
