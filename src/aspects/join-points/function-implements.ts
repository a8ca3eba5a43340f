// function: [{ argument-implements }, { result-implements }, { final-result-implements }]: a parameter, a result or
// the last result whose type implements an interface, by its real method set.
import type { Node } from 'web-tree-sitter';
import { matchesParameter, matchesType, type Parameter, parametersOf } from '../../golang/matches-type.ts';
import { PREDECLARED_TYPES } from '../../golang/predeclared.ts';
import { plainName, type TypeExpression } from '../../golang/type-syntax.ts';
import type { GoFile, Truth } from '../model.ts';
import { someTrue } from '../truth.ts';
import { readType } from '../types.ts';
import { fail, readString, type YamlValue } from '../yaml.ts';
import type { FunctionOption } from './function.ts';

type Role = 'parameters' | 'result';

export const readArgumentImplements = reader('argument-implements', 'parameters', (all) => all);
export const readResultImplements = reader('result-implements', 'result', (all) => all);
export const readFinalResultImplements = reader('final-result-implements', 'result', (all) => all.slice(-1));

function reader(what: string, role: Role, chosen: (all: number[]) => number[]): (value: YamlValue) => FunctionOption {
  return (value) => {
    const text = readString(value, what);
    const wanted = readType(value, what);
    if (wanted.kind !== 'name') fail(value, `${what}: "${text}" is no interface name`, 'write import/path.Name, or error');
    return {
      bound: 'everything',
      words: undefined,
      types: { methods: [], interfaces: [text] },
      matches(fn, file) {
        const parameters = parametersOf(fn, role);
        return someTrue(chosen([...parameters.keys()]), (index) => {
          const known = bySyntax(parameters[index] as Parameter, wanted, file);
          return known === 'ask' ? file.types?.implements(file, fn, role, index, text) : known;
        });
      },
    };
  };
}

/** The interface itself implements itself; what has no methods implements nothing but `any`. */
function bySyntax(parameter: Parameter, wanted: TypeExpression, file: GoFile): Truth | 'ask' {
  const isAny = wanted.kind === 'name' && wanted.importPath === '' && wanted.name === 'any';
  if (isAny || matchesParameter(parameter, wanted, file)) return true;
  return parameter.variadic || !mayHaveMethods(parameter.type, file) ? false : 'ask';
}

function mayHaveMethods(type: Node, file: GoFile): boolean {
  switch (type.type) {
    case 'slice_type':
    case 'array_type':
    case 'map_type':
    case 'channel_type':
    case 'function_type':
      return false;
    case 'pointer_type':
    case 'parenthesized_type': {
      const inner = type.namedChildren.find((child) => child !== null && child.type !== 'comment');
      return !inner || mayHaveMethods(inner, file);
    }
    case 'type_identifier': {
      if (type.text === 'error' || !PREDECLARED_TYPES.has(type.text)) return true;
      return !matchesType(type, { kind: 'name', importPath: '', name: plainName(type.text), arguments: [] }, file);
    }
    default:
      return true;
  }
}
