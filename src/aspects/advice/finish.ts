// finish: ends what a span or metric with `keep` has left open in a place, once, whoever asks first.
import type { Advice } from '../model.ts';
import { type Expression, readExpression } from '../expressions.ts';
import { fail, positionOf, readMapping, type YamlValue } from '../yaml.ts';
import { readChoice } from './attributes.ts';
import { type Attribute, readAttributes } from './span.ts';
import { refuseLate } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';

export interface FinishAdvice extends Advice {
  key: 'finish';
  /** Where the span was kept. */
  span: Expression | undefined;
  /** Where the measurement was kept. */
  metric: Expression | undefined;
  /** When the values are read and it ends. */
  at: 'entry' | 'return';
  /** Of both. */
  error: Expression | undefined;
  errorType: Expression | undefined;
  attributes: Attribute[];
}

export function readFinish(value: YamlValue): FinishAdvice {
  const entries = readMapping(value, 'finish', ['span', 'metric', 'at', 'error', 'error-type', 'attributes', ...ORDER_KEYS]);
  const optional = (key: string): Expression | undefined => {
    const inner = entries.get(key);
    return inner && readExpression(inner, key);
  };
  const finish: FinishAdvice = {
    key: 'finish',
    position: positionOf(value),
    span: optional('span'),
    metric: optional('metric'),
    at: readChoice(entries.get('at'), 'at', ['entry', 'return']),
    error: optional('error'),
    errorType: optional('error-type'),
    attributes: readAttributes(entries.get('attributes')),
  };
  if (!finish.span && !finish.metric) fail(value, 'finish: nothing is finished', 'add span: or metric:, the place that keep names');
  const values = finish.attributes.map((attribute) => attribute.value);
  if (finish.at === 'entry') refuseLate([finish.span, finish.metric, finish.error, finish.errorType, ...values], 'finish', 'at: return reads it later');
  return finish;
}
