// function: [{ signature }], the exact parameter and result types, one entry for each parameter; and
// [{ signature-contains }], any of them in any place.
import type { Node } from 'web-tree-sitter';
import { matchesList, matchesParameter, parametersOf } from '../../golang/matches-type.ts';
import type { TypeExpression } from '../../golang/type-syntax.ts';
import { boundOfType, intersectBounds, unionBounds } from '../bounds.ts';
import type { GoFile } from '../model.ts';
import { readType } from '../types.ts';
import { fail, readList, readMapping, type YamlValue } from '../yaml.ts';
import type { FunctionOption } from './function.ts';

interface Signature {
  args: TypeExpression[];
  returns: TypeExpression[];
}

export function readSignature(value: YamlValue): FunctionOption {
  const { args, returns } = readTypes(value, 'signature');
  return {
    bound: intersectBounds([...args, ...returns].map(boundOfType)),
    words: undefined,
    matches: (fn, file) => matchesList(fn, 'parameters', args, file) && matchesList(fn, 'result', returns, file),
  };
}

export function readSignatureContains(value: YamlValue): FunctionOption {
  const { args, returns } = readTypes(value, 'signature-contains');
  if (args.length + returns.length === 0) fail(value, 'signature-contains: at least one type is expected in "args" or "returns"');
  return {
    bound: unionBounds([...args, ...returns].map(boundOfType)),
    words: undefined,
    matches: (fn, file) => contains(fn, 'parameters', args, file) || contains(fn, 'result', returns, file),
  };
}

function contains(fn: Node, role: 'parameters' | 'result', wanted: readonly TypeExpression[], file: GoFile): boolean {
  return parametersOf(fn, role).some((parameter) => wanted.some((type) => matchesParameter(parameter, type, file)));
}

function readTypes(value: YamlValue, what: string): Signature {
  const entries = readMapping(value, what, ['args', 'returns']);
  const list = (key: string): TypeExpression[] => {
    const types = entries.get(key);
    return types ? readList(types, key).map((type) => readType(type, key)) : [];
  };
  return { args: list('args'), returns: list('returns') };
}
