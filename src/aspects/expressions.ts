// Value expressions: Go's own expression syntax over parameters, receiver and results, plus a closed list of pure
// functions and `first(a, b)`, the first alternative whose type assertions hold.
import type { Node } from 'web-tree-sitter';
import type { Position } from '../errors.ts';
import { UserError } from '../errors.ts';
import { calleeOf } from '../golang/calls.ts';
import { loadedGoParser } from '../golang/grammar.ts';
import { PURE_FUNCTIONS } from './functions.ts';
import { readScalarText, textStart, type YamlValue } from './yaml.ts';

export interface Expression {
  text: string;
  position: Position;
  /** The expression's node; its offsets count from `offset` on. */
  node: Node;
  offset: number;
}

const PROLOGUE = 'package p\nvar _ = ';

/** Names that mean something of ours where they are called. */
export const SPECIAL_CALLS = ['result', 'argument', 'first', 'route', 'recovered'] as const;

export function readExpression(value: YamlValue, what: string): Expression {
  return parseExpression(readScalarText(value, what).trim(), textStart(value), what);
}

export function parseExpression(text: string, position: Position, what: string): Expression {
  const root = loadedGoParser().parse(`${PROLOGUE}${text}\n`)?.rootNode;
  const node = root?.descendantsOfType('var_spec')[0]?.childForFieldName('value')?.namedChildren[0];
  const whole = node?.startIndex === PROLOGUE.length && node.endIndex === PROLOGUE.length + text.length;
  if (!root || root.hasError || !node || !whole) {
    throw new UserError(`${what}: "${text}" is no Go expression`, { position, hint: 'write one expression of Go; a constant text in its own quotes: \'"GET"\'' });
  }
  const expression = { text, position, node, offset: PROLOGUE.length };
  checkCalls(expression, what);
  return expression;
}

/** A literal's value where the expression is one, known at weave time. */
export function constantOf({ node, text }: Expression): string | number | boolean | undefined {
  switch (node.type) {
    case 'interpreted_string_literal': return /^"[^\\\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
    case 'raw_string_literal': return text.slice(1, -1);
    case 'int_literal': return integerOf(text);
    case 'true': return true;
    case 'false': return false;
    default: return undefined;
  }
}

/** As Go reads it; undefined where a number of JavaScript would be another. */
function integerOf(text: string): number | undefined {
  const number = Number(text.replaceAll('_', '').replace(/^0(?=\d)/, '0o'));
  return Number.isSafeInteger(number) ? number : undefined;
}

function checkCalls({ node, position }: Expression, what: string): void {
  for (const call of node.descendantsOfType('call_expression')) {
    const name = calleeOf(call);
    const count = call?.childForFieldName('arguments')?.namedChildCount ?? 0;
    const wanted = PURE_FUNCTIONS[name]?.parameters.length;
    if (wanted !== undefined && wanted !== count) {
      throw new UserError(`${what}: ${name} takes ${wanted} argument(s), not ${count}`, { position });
    }
    if ((name === 'route' || name === 'recovered') && count !== 0) throw new UserError(`${what}: ${name} takes no argument`, { position });
    if ((name === 'result' || name === 'argument') && !/^\(\d+\)$/.test(call?.childForFieldName('arguments')?.text ?? '')) {
      throw new UserError(`${what}: ${name} takes one number, counted from 0`, { position });
    }
  }
}
