// Values that several advice of one function read at one moment and that call the program's own functions: they are
// computed once, as the program would have noticed twice. So is a text that several pure functions take apart, such as
// an address with its port.
import type { Node } from 'web-tree-sitter';
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import { readsLate } from '../aspects/advice/metric.ts';
import type { Attribute } from '../aspects/advice/span.ts';
import { type Expression, SPECIAL_CALLS } from '../aspects/expressions.ts';
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import { calleeOf } from '../golang/calls.ts';
import { PREDECLARED_TYPES } from '../golang/predeclared.ts';

export type Moment = 'entry' | 'return';

const WITHOUT_EFFECT: ReadonlySet<string> = new Set([...SPECIAL_CALLS, ...Object.keys(PURE_FUNCTIONS), ...PREDECLARED_TYPES, 'nonZero', 'len', 'cap']);

export function sharedValue(moment: Moment, text: string): string {
  return `${moment} ${text}`;
}

/** Of a text (see isText) by itself: its variable has another type. */
export function sharedText(moment: Moment, text: string): string {
  return `${moment} text ${text}`;
}

/** Those that are read more than once, for FunctionEditor.share. */
export function sharedValues(advice: readonly AnyAdvice[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  const read = (value: string): void => void (seen.has(value) ? twice : seen).add(value);
  for (const [moment, expression] of advice.flatMap(readingsOf)) {
    for (const call of callsIn(expression)) if (isText(call)) read(sharedText(moment, call.text));
    if (callsProgram(expression)) read(sharedValue(moment, expression.text));
  }
  return [...twice];
}

function readingsOf(advice: AnyAdvice): [Moment, Expression][] {
  const values = (list: readonly Attribute[]): Expression[] => list.map(({ value }) => value);
  if (advice.key === 'attributes') return values(advice.values).map((expression): [Moment, Expression] => [advice.at, expression]);
  if (advice.key !== 'span' && advice.key !== 'metric') return [];
  const metric = advice.key === 'metric' ? advice : undefined;
  const early = [...values(advice.attributes), ...(metric?.value && metric.at !== 'return' ? [metric.value] : [])];
  const late = [...values(advice.end.attributes), ...(advice.end.error ? [advice.end.error] : []), ...(metric?.value && metric.at === 'return' ? [metric.value] : [])];
  return [
    ...early.map((expression): [Moment, Expression] => [metric?.at === 'return' && readsLate(expression) ? 'return' : 'entry', expression]),
    ...late.map((expression): [Moment, Expression] => ['return', expression]),
  ];
}

/** A call whose result is a string, for a pure function of ours takes it as one. */
export function isText(call: Node): boolean {
  if (call.type !== 'call_expression' || inSteps(call.text) || WITHOUT_EFFECT.has(calleeOf(call))) return false;
  const list = call.parent;
  const around = list?.parent ? calleeOf(list.parent) : '';
  if (!list || !Object.hasOwn(PURE_FUNCTIONS, around)) return false;
  const index = list.namedChildren.findIndex((argument) => argument?.id === call.id);
  return PURE_FUNCTIONS[around]?.parameters[index] === 'string';
}

/** What is read in several steps is not one value that could be kept; texts keep themselves. */
function callsProgram(expression: Expression): boolean {
  if (inSteps(expression.text)) return false;
  return callsIn(expression).some((call) => {
    const name = calleeOf(call);
    return !WITHOUT_EFFECT.has(name) && !name.startsWith('otelts_') && !isText(call);
  });
}

function inSteps(text: string): boolean {
  return /\b(?:first|nonZero)\(|\.\(/.test(text);
}

function callsIn({ node }: Expression): Node[] {
  return node.descendantsOfType('call_expression').filter((call) => call !== null);
}
