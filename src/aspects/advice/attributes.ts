// attributes: adds to a span that is open already, the current one or the server span around it.
import { UserError } from '../../errors.ts';
import type { Advice } from '../model.ts';
import { type Expression, readExpression } from '../expressions.ts';
import { fail, positionOf, readBoolean, readMapping, readString, type YamlValue } from '../yaml.ts';
import { type Attribute, readAttributes } from './span.ts';
import { lateWord, refuseLate } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';

export interface AttributesAdvice extends Advice {
  key: 'attributes';
  span: 'current' | 'server';
  /** What carries the span; left out, or where it carries none: the goroutine's. */
  context: Expression | undefined;
  /** When the values are read: as the function is entered or as it returns. */
  at: 'entry' | 'return';
  /** Only where this holds. */
  when: Expression | undefined;
  /** Only while a panic is in progress, which is recorded: somebody may recover it. */
  panic: boolean;
  /** `http.route` of a server span, which also becomes part of its name. */
  route: Expression | undefined;
  values: Attribute[];
}

export function readAttributesAdvice(value: YamlValue): AttributesAdvice {
  const entries = readMapping(value, 'attributes', ['span', 'context', 'at', 'when', 'panic', 'route', 'values', ...ORDER_KEYS]);
  const route = entries.get('route');
  const when = entries.get('when');
  const context = entries.get('context');
  const panic = entries.has('panic') && readBoolean(entries.get('panic') as YamlValue, 'panic');
  const values = readAttributes(entries.get('values'));
  if (!route && !panic && values.length === 0) fail(value, 'attributes: nothing is added', 'add values: or route:');
  const advice: AttributesAdvice = {
    key: 'attributes',
    position: positionOf(value),
    span: readChoice(entries.get('span'), 'span', ['current', 'server']),
    context: context && readExpression(context, 'context'),
    at: readChoice(entries.get('at'), 'at', ['entry', 'return']),
    when: when && readExpression(when, 'when'),
    panic,
    route: route && readExpression(route, 'route'),
    values,
  };
  refuseUnknown(advice);
  return advice;
}

/** A span that somebody else has opened does not tell whether a panic began in this function. */
function refuseUnknown({ at, context, when, route, values }: AttributesAdvice): void {
  const expressions = [context, when, route, ...values.map(({ value }) => value)].filter((expression) => expression !== undefined);
  const panicking = expressions.find((expression) => lateWord(expression) === 'panicking');
  if (panicking) throw new UserError('attributes: "panicking" is known to span and metric only', { position: panicking.position, hint: 'write it below end of a span' });
  if (at === 'entry') refuseLate(expressions, 'attributes', 'use at: return');
}

/** The first choice is the default. */
export function readChoice<T extends string>(value: YamlValue | undefined, what: string, choices: readonly [T, ...T[]]): T {
  if (!value) return choices[0];
  const text = readString(value, what);
  return choices.find((choice) => choice === text) ?? fail(value, `${what}: "${text}" is not one of ${choices.join(', ')}`);
}
