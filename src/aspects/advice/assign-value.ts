// assign-value: the initial value of a variable or constant, in place of the one it has, if any.
import { type Code, readCode } from '../code.ts';
import type { Advice } from '../model.ts';
import { positionOf, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface AssignValueAdvice extends Advice {
  key: 'assign-value';
  code: Code;
}

export function readAssignValue(value: YamlValue): AssignValueAdvice {
  return { key: 'assign-value', position: positionOf(value), code: readCode(value, 'expression', 'assign-value', ORDER_KEYS) };
}
