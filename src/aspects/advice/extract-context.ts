// extract-context: until the function returns, the goroutine's current context is the one that inbound headers name.
import { type Expression, readExpression } from '../expressions.ts';
import type { Advice } from '../model.ts';
import { fail, positionOf, readMapping, type YamlValue } from '../yaml.ts';
import { refuseLate } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';

export interface ExtractContextAdvice extends Advice {
  key: 'extract-context';
  /** `map[string][]string`, canonical keys. */
  carrier: Expression;
}

export function readExtractContext(value: YamlValue): ExtractContextAdvice {
  const entries = readMapping(value, 'extract-context', ['carrier', ...ORDER_KEYS]);
  const carrier = entries.get('carrier') ?? fail(value, 'extract-context: "carrier" is missing');
  const expression = readExpression(carrier, 'carrier');
  refuseLate([expression], 'carrier', 'it is read as the function is entered');
  return { key: 'extract-context', position: positionOf(value), carrier: expression };
}
