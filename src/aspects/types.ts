// Types in aspect files, and names of packages' declarations.
import { parseType, type TypeExpression } from '../golang/type-syntax.ts';
import { PREDECLARED_TYPES } from '../golang/predeclared.ts';
import { fail, readString, type YamlValue } from './yaml.ts';

export function readType(value: YamlValue, what: string): TypeExpression {
  const text = readString(value, what);
  const type = parseType(text) ?? fail(value, `${what}: "${text}" is no Go type`, 'write packages as import paths: map[string]*net/http.Request');
  const name = unknownName(type);
  return name === undefined ? type : fail(value, `${what}: Go declares no type "${name}"`, `write its import path too: import/path.${name}`);
}

/** The first name without import path that is none of Go's own. */
function unknownName(type: TypeExpression): string | undefined {
  switch (type.kind) {
    case 'name':
      return type.importPath === '' && !PREDECLARED_TYPES.has(type.name) ? type.name : first(type.arguments);
    case 'map':
      return first([type.key, type.element]);
    case 'function':
      return first([...type.parameters, ...type.results]);
    case 'literal':
      return undefined;
    default:
      return unknownName(type.element);
  }
}

function first(types: readonly TypeExpression[]): string | undefined {
  for (const type of types) {
    const name = unknownName(type);
    if (name !== undefined) return name;
  }
  return undefined;
}
