// function: [{ receiver }]: the receiver's type, `*net/http.Server` or `net/http.HandlerFunc`; or whether there is one.
import { matchesType } from '../../golang/matches-type.ts';
import type { TypeExpression } from '../../golang/type-syntax.ts';
import { isScalar } from 'yaml';
import { parseTypeName, sameTypeName, typeNameOf } from '../../golang/type-names.ts';
import { fail, readString, resolve, type YamlValue } from '../yaml.ts';
import type { FunctionOption } from './function.ts';

export function readReceiver(value: YamlValue): FunctionOption {
  const { node } = resolve(value);
  if (isScalar(node) && typeof node.value === 'boolean') {
    const wanted = node.value;
    return {
      bound: 'everything',
      words: undefined,
      matches: (declaration) => (declaration.type === 'method_declaration') === wanted,
    };
  }
  const text = readString(value, 'receiver');
  const wanted = parseTypeName(text);
  if (!wanted?.importPath) {
    return fail(value, `receiver: "${text}" is no type name`, 'write import/path.Name, with a * before it for pointer receivers');
  }
  const named: TypeExpression = { kind: 'name', importPath: wanted.importPath, name: wanted.name, arguments: [] };
  const expression: TypeExpression = wanted.pointer ? { kind: 'pointer', element: named } : named;
  return {
    bound: { importPaths: [wanted.importPath], imports: [] },
    words: [wanted.name],
    matches(declaration, file) {
      const parameter = declaration.childForFieldName('receiver')?.namedChildren[0];
      const type = parameter?.childForFieldName('type');
      const actual = type ? typeNameOf(type, file.imports, file.importPath) : undefined;
      return (actual !== undefined && sameTypeName(actual, wanted)) || (file.aliases !== undefined && !!type && matchesType(type, expression, file));
    },
  };
}
