// log-correlation: the ids of the current span in a log record, in whatever format the record already has.
import type { Advice } from '../model.ts';
import { type Code, readCode } from '../code.ts';
import { type Expression, readExpression } from '../expressions.ts';
import { fail, positionOf, readMapping, type YamlValue } from '../yaml.ts';
import { refuseLate } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';

/** Fields of `.` in `add` besides those of every template: Go strings, lower-case hexadecimal. */
export const LOG_FIELDS = ['TraceID', 'SpanID', 'TraceFlags'] as const;

export interface LogCorrelationAdvice extends Advice {
  key: 'log-correlation';
  /** What carries the span; left out, or where it carries none: the goroutine's current one. */
  context: Expression | undefined;
  /** Only where this holds. */
  when: Expression | undefined;
  /** Where this holds, the record has such a key already. */
  present: Expression | undefined;
  /** Statements for the function's start that put the ids into the record. */
  add: Code;
}

export function readLogCorrelation(value: YamlValue): LogCorrelationAdvice {
  const entries = readMapping(value, 'log-correlation', ['context', 'when', 'present', 'add', ...ORDER_KEYS]);
  const optional = (key: string): Expression | undefined => {
    const inner = entries.get(key);
    const expression = inner && readExpression(inner, key);
    refuseLate([expression], key, 'it is read as the function is entered');
    return expression;
  };
  return {
    key: 'log-correlation',
    position: positionOf(value),
    context: optional('context'),
    when: optional('when'),
    present: optional('present'),
    add: readAdd(entries.get('add') ?? fail(value, 'log-correlation: "add" is missing', 'add: { template: … } with {{ .TraceID }} and {{ .SpanID }}')),
  };
}

function readAdd(value: YamlValue): Code {
  const add = readCode(value, 'statements', 'add');
  const used = new RegExp(`\\{\\{[^}]*\\.(?:${LOG_FIELDS.join('|')})\\b`);
  return used.test(add.text) ? add : fail(value, 'add: the template uses no id of the span', `it may use ${LOG_FIELDS.map((name) => `{{ .${name} }}`).join(', ')}`);
}
