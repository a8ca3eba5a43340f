// prepend-statements: Go statements at the start of a function's body.
import { type Code, readCode } from '../code.ts';
import type { Advice } from '../model.ts';
import { positionOf, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface PrependStatementsAdvice extends Advice {
  key: 'prepend-statements';
  code: Code;
}

export function readPrependStatements(value: YamlValue): PrependStatementsAdvice {
  return { key: 'prepend-statements', position: positionOf(value), code: readCode(value, 'statements', 'prepend-statements', ORDER_KEYS) };
}
