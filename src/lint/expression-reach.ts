// Whether a value can be read without compiling anything: parameters, receiver, results, paths of fields, index, len,
// constants, the pure functions, `first` and `nonZero`.
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../aspects/expressions.ts';
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import { calleeOf } from '../golang/calls.ts';

const READ_AS_THEY_ARE = new Set(['result', 'argument', 'first', 'nonZero', 'len']);

const CONSTANTS = new Set([
  'interpreted_string_literal', 'raw_string_literal', 'int_literal', 'float_literal', 'rune_literal', 'true', 'false', 'nil',
]);

/** What stands in the way, as the end of "it needs …"; undefined: nothing. `added`: fields that only woven programs have. */
export function obstacleIn({ node }: Expression, added: ReadonlySet<string>): string | undefined {
  const field = node.descendantsOfType('field_identifier').find((name) => name && added.has(name.text));
  return field ? `the field "${field.text}", which another aspect adds` : obstacle(node, false);
}

/** Type assertions choose between the alternatives of `first`; elsewhere they are Go's. */
function obstacle(node: Node, inFirst: boolean): string | undefined {
  if (CONSTANTS.has(node.type)) return undefined;
  switch (node.type) {
    case 'identifier': return node.text === 'panicking' ? 'to know of a panic in progress' : undefined;
    case 'selector_expression': return ofChild(node, 'operand', inFirst);
    case 'index_expression': return ofChild(node, 'operand', inFirst) ?? ofChild(node, 'index', inFirst);
    case 'parenthesized_expression': return node.namedChildren[0] ? obstacle(node.namedChildren[0], inFirst) : undefined;
    case 'type_assertion_expression': return inFirst ? ofChild(node, 'operand', inFirst) : `the type assertion ${node.text}`;
    case 'call_expression': return ofCall(node, inFirst);
    case 'binary_expression':
    case 'unary_expression': return `the operator ${node.childForFieldName('operator')?.text ?? ''}`;
    default: return node.text;
  }
}

function ofCall(call: Node, inFirst: boolean): string | undefined {
  const name = calleeOf(call);
  if (!READ_AS_THEY_ARE.has(name) && !Object.hasOwn(PURE_FUNCTIONS, name)) return `to call ${name}`;
  for (const argument of call.childForFieldName('arguments')?.namedChildren ?? []) {
    const found = argument && obstacle(argument, inFirst || name === 'first');
    if (found) return found;
  }
  return undefined;
}

function ofChild(node: Node, field: string, inFirst: boolean): string | undefined {
  const child = node.childForFieldName(field);
  return child ? obstacle(child, inFirst) : undefined;
}
