// inject-context: writes the current span's context into outbound headers.
import type { Advice } from '../model.ts';
import { type Expression, readExpression } from '../expressions.ts';
import { type GoTemplate, readGoTemplate } from '../go-code.ts';
import { fail, positionOf, readMapping, type YamlValue } from '../yaml.ts';
import { refuseLate } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';

export interface InjectContextAdvice extends Advice {
  key: 'inject-context';
  /** `map[string][]string`, canonical keys. */
  carrier: Expression;
  /** Statements that run first, only where there is something to inject: copies of what is the caller's. */
  prepare: GoTemplate | undefined;
}

export function readInjectContext(value: YamlValue): InjectContextAdvice {
  const entries = readMapping(value, 'inject-context', ['carrier', 'prepare', ...ORDER_KEYS]);
  const carrier = entries.get('carrier') ?? fail(value, 'inject-context: "carrier" is missing');
  const prepare = entries.get('prepare');
  const expression = readExpression(carrier, 'carrier');
  refuseLate([expression], 'carrier', 'it is read as the function is entered');
  return {
    key: 'inject-context',
    position: positionOf(value),
    carrier: expression,
    prepare: prepare && readGoTemplate(prepare, 'statements', 'prepare'),
  };
}
