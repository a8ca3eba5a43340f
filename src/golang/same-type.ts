// Whether two type expressions mean the same, as the types helper prints one and an aspect writes the other.
import type { TypeExpression } from './type-syntax.ts';

/** `wanted` without type arguments holds of every instantiation. */
export function sameType(actual: TypeExpression, wanted: TypeExpression): boolean {
  const all = (a: readonly TypeExpression[], b: readonly TypeExpression[]): boolean =>
    a.length === b.length && a.every((type, index) => sameType(type, b[index] as TypeExpression));
  switch (wanted.kind) {
    case 'name':
      return actual.kind === 'name' && actual.importPath === wanted.importPath && actual.name === wanted.name &&
        (wanted.arguments.length === 0 || all(actual.arguments, wanted.arguments));
    case 'pointer':
    case 'slice':
    case 'variadic':
      return actual.kind === wanted.kind && sameType(actual.element, wanted.element);
    case 'array':
      return actual.kind === 'array' && actual.length === wanted.length && sameType(actual.element, wanted.element);
    case 'map':
      return actual.kind === 'map' && sameType(actual.key, wanted.key) && sameType(actual.element, wanted.element);
    case 'channel':
      return actual.kind === 'channel' && actual.direction === wanted.direction && sameType(actual.element, wanted.element);
    case 'function':
      return actual.kind === 'function' && all(actual.parameters, wanted.parameters) && all(actual.results, wanted.results);
    case 'literal':
      return actual.kind === 'literal' && actual.text === wanted.text;
  }
}
