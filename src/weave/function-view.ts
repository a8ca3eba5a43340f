// `.Function` of templates: names of the receiver, parameters and results of the function around the node. Asking for
// a name gives one to what has none.
import type { Node } from 'web-tree-sitter';
import type { GoFile } from '../aspects/model.ts';
import type { FunctionEditor } from './function-editor.ts';
import { normalTypeText, typeText } from './type-text.ts';

/** Whether a parameter or result implements an interface; undefined: not known. */
export type Implements = (fn: Node, role: Role, index: number, interfaceName: string) => boolean | undefined;

type Role = 'parameters' | 'result';

export interface FunctionContext {
  file: GoFile;
  /** What prints a name of the user's. */
  print: (name: string) => string;
  implementsByTypes: Implements | undefined;
}

export function functionView(fn: FunctionEditor | undefined, { file, print, implementsByTypes }: FunctionContext) {
  const need = (value: string | undefined, what: string): string => {
    if (value === undefined) throw new Error(`${fn?.name || 'the function'} has no ${what}`);
    return print(value);
  };
  const nameAt = (role: Role, index: number): string => {
    if (index < 0) return '';
    const name = role === 'parameters' ? fn?.argument(index) : fn?.result(index);
    return need(name, `${role === 'parameters' ? 'argument' : 'result'} ${index}`);
  };
  const types = (role: Role): string[] => (fn ? typesOf(fn.node, role, file) : []);
  const ofType = (role: Role, type: unknown): number => types(role).indexOf(normalTypeText(String(type)));
  /** By name first; then, where a type checker is at hand, by method sets. */
  const implementing = (role: Role, type: unknown, last = false): number => {
    const all = types(role);
    const wanted = normalTypeText(String(type));
    const exact = last ? all.lastIndexOf(wanted) : all.indexOf(wanted);
    if (exact >= 0 || !fn) return exact;
    const holds = (_: string, index: number): boolean => implementsByTypes?.(fn.node, role, index, String(type)) === true;
    return last ? all.findLastIndex(holds) : all.findIndex(holds);
  };
  return {
    Name: fn?.name ?? '',
    Receiver: () => need(fn?.receiver(), 'receiver'),
    Argument: (index: unknown) => nameAt('parameters', count(index)),
    Result: (index: unknown) => nameAt('result', count(index)),
    ArgumentOfType: (type: unknown) => nameAt('parameters', ofType('parameters', type)),
    ResultOfType: (type: unknown) => nameAt('result', ofType('result', type)),
    ArgumentThatImplements: (type: unknown) => nameAt('parameters', implementing('parameters', type)),
    ResultThatImplements: (type: unknown) => nameAt('result', implementing('result', type)),
    LastResultThatImplements: (type: unknown) => nameAt('result', implementing('result', type, true)),
    FinalResultImplements: (type: unknown) => {
      const index = types('result').length - 1;
      return index >= 0 && implementing('result', type, true) === index;
    },
  };
}

function count(index: unknown): number {
  const number = Number(index);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${String(index)} is no position, counted from 0`);
  return number;
}

/** One type for each parameter, not for each declaration: `a, b string` has two. */
function typesOf(fn: Node, role: Role, file: GoFile): string[] {
  const list = fn.childForFieldName(role);
  if (!list) return [];
  if (list.type !== 'parameter_list') return [typeText(list, file)];
  return list.namedChildren.flatMap((declaration) => {
    if (!declaration?.type.endsWith('parameter_declaration')) return [];
    const type = declaration.childForFieldName('type');
    const variadic = declaration.type === 'variadic_parameter_declaration' ? '...' : '';
    const names = Math.max(1, declaration.childrenForFieldName('name').filter((node) => node !== null).length);
    return Array.from({ length: names }, () => variadic + (type ? typeText(type, file) : ''));
  });
}
