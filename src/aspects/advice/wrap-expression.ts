// wrap-expression: an expression in place of another; `{{ . }}` is what stood there.
import { type Code, readCode } from '../code.ts';
import type { Advice } from '../model.ts';
import { positionOf, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface WrapExpressionAdvice extends Advice {
  key: 'wrap-expression';
  code: Code;
}

export function readWrapExpression(value: YamlValue): WrapExpressionAdvice {
  return { key: 'wrap-expression', position: positionOf(value), code: readCode(value, 'expression', 'wrap-expression', ORDER_KEYS) };
}
