// append-args: more arguments at the end of a call.
import { type Code, codeOfType, readCode } from '../code.ts';
import { goTemplate } from '../go-code.ts';
import type { Advice } from '../model.ts';
import { fail, positionOf, readList, readMapping, readString, textStart, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface AppendArgsAdvice extends Advice {
  key: 'append-args';
  /** Of one element of the variadic parameter: what a copy of `xs` in `f(xs...)` is made of. */
  type: Code;
  values: Code[];
}

export function readAppendArgs(value: YamlValue): AppendArgsAdvice {
  const entries = readMapping(value, 'append-args', ['type', 'values', ...ORDER_KEYS]);
  const type = entries.get('type') ?? fail(value, 'append-args: "type" is missing', 'the type of one argument');
  const values = entries.get('values') ?? fail(value, 'append-args: "values" is missing', 'a list of template:');
  const codes = readList(values, 'values').map((item) => readCode(item, 'expression', 'values'));
  if (codes.length === 0) fail(values, 'values: at least one is expected', 'write values: [{ template: … }]');
  return { key: 'append-args', position: positionOf(value), type: readType(type), values: codes };
}

/** `any`, `net/http.Handler`, `*import/path.T`: full paths, as everywhere in aspects. */
export function readType(value: YamlValue): Code {
  const position = textStart(value);
  return codeOfType(readString(value, 'type'), position, (go) => goTemplate(go, position, 'type', 'type'));
}
