// method-call: calls of a method, by the static type of what it is called on: through aliases, embedding, pointers.
import { parseType } from '../../golang/type-syntax.ts';
import { sameType } from '../../golang/same-type.ts';
import { isShadowed } from '../../golang/scopes.ts';
import { fail, readMapping, readString, type YamlValue } from '../yaml.ts';
import { calleeOf } from './function-call.ts';
import type { JoinPointReader } from './registry.ts';

const MATCHES = ['any', 'value-only', 'pointer-only'] as const;

export const readMethodCall: JoinPointReader = (value) => {
  const entries = readMapping(value, 'method-call', ['receiver', 'name', 'match']);
  const need = (key: string): YamlValue => entries.get(key) ?? fail(value, `method-call: "${key}" is missing`);
  const name = readString(need('name'), 'name');
  const written = readString(need('receiver'), 'receiver');
  const parsed = parseType(written);
  const pointer = parsed?.kind === 'pointer';
  const wanted = parsed?.kind === 'pointer' ? parsed.element : parsed;
  if (wanted?.kind !== 'name' || (wanted.importPath === '' && wanted.name !== 'error')) {
    return fail(need('receiver'), `receiver: "${written}" is no type name`, 'write import/path.Name, with a * before it for pointers only');
  }
  const matchValue = entries.get('match');
  const match = matchValue ? readMatch(matchValue) : pointer ? 'pointer-only' : 'any';
  if (matchValue && pointer && match !== 'pointer-only') fail(matchValue, `match: ${match} and the * of the receiver exclude each other`);
  return {
    key: 'method-call',
    kinds: ['call'],
    words: [name],
    // A package calls methods of what others return: it need not import the package of the type, but it names the method.
    bound: { importPaths: [], imports: [], words: [name] },
    types: { methods: [name], interfaces: [] },
    matches({ kind, node, file }) {
      const callee = kind === 'call' ? calleeOf(node) : null;
      const method = callee?.type === 'selector_expression' ? callee.childForFieldName('field') : null;
      if (!callee || method?.text !== name) return false;
      const operand = callee.childForFieldName('operand');
      const isPackage = operand?.type === 'identifier' && file.imports.byName.has(operand.text);
      if (isPackage && !isShadowed(operand.text, callee)) return false;
      return file.types?.receivers(file, method)?.some((receiver) => {
        return sameType(receiver.type, wanted) && (match === 'any' || receiver.pointer === (match === 'pointer-only'));
      });
    },
  };
};

function readMatch(value: YamlValue): (typeof MATCHES)[number] {
  const text = readString(value, 'match');
  return MATCHES.find((match) => match === text) ?? fail(value, `match: unknown "${text}"`, `one of ${MATCHES.join(', ')}`);
}
