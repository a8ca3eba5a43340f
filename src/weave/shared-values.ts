// Values that several advice of one function read at one moment and that call the program's own functions: they are
// computed once, as the program would have noticed twice.
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import { readsLate } from '../aspects/advice/metric.ts';
import type { Attribute } from '../aspects/advice/span.ts';
import { type Expression, SPECIAL_CALLS } from '../aspects/expressions.ts';
import { PURE_FUNCTIONS } from '../aspects/functions.ts';
import { PREDECLARED_TYPES } from '../golang/predeclared.ts';

export type Moment = 'entry' | 'return';

const WITHOUT_EFFECT: ReadonlySet<string> = new Set([...SPECIAL_CALLS, ...Object.keys(PURE_FUNCTIONS), ...PREDECLARED_TYPES, 'nonZero', 'len', 'cap']);

export function sharedValue(moment: Moment, text: string): string {
  return `${moment} ${text}`;
}

/** Those that are read more than once, for FunctionEditor.share. */
export function sharedValues(advice: readonly AnyAdvice[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [moment, expression] of advice.flatMap(readingsOf)) {
    if (!callsProgram(expression)) continue;
    const value = sharedValue(moment, expression.text);
    (seen.has(value) ? twice : seen).add(value);
  }
  return [...twice];
}

function readingsOf(advice: AnyAdvice): [Moment, Expression][] {
  if (advice.key !== 'span' && advice.key !== 'metric') return [];
  const values = (list: readonly Attribute[]): Expression[] => list.map(({ value }) => value);
  const metric = advice.key === 'metric' ? advice : undefined;
  const early = [...values(advice.attributes), ...(metric?.value && metric.at !== 'return' ? [metric.value] : [])];
  const late = [...values(advice.end.attributes), ...(advice.end.error ? [advice.end.error] : []), ...(metric?.value && metric.at === 'return' ? [metric.value] : [])];
  return [
    ...early.map((expression): [Moment, Expression] => [metric?.at === 'return' && readsLate(expression) ? 'return' : 'entry', expression]),
    ...late.map((expression): [Moment, Expression] => ['return', expression]),
  ];
}

/** What is read in several steps (`first`, `nonZero`, assertions) is not one value that could be kept. */
function callsProgram({ node, text }: Expression): boolean {
  if (/\b(?:first|nonZero)\(|\.\(/.test(text)) return false;
  const calls = node.type === 'call_expression' ? [node] : node.descendantsOfType('call_expression');
  return calls.some((call) => {
    const name = call?.childForFieldName('function')?.text ?? '';
    return !WITHOUT_EFFECT.has(name) && !name.startsWith('otelts_');
  });
}
