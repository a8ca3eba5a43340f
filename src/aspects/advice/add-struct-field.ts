// add-struct-field: one more field at the end of a struct type.
import type { Code } from '../code.ts';
import type { Advice } from '../model.ts';
import { readType } from './append-args.ts';
import { isExported } from '../../golang/struct-types.ts';
import { ORDER_KEYS } from './order.ts';
import { fail, positionOf, readMapping, readString, type YamlValue } from '../yaml.ts';

export interface AddStructFieldAdvice extends Advice {
  key: 'add-struct-field';
  name: string;
  type: Code;
  /** The type as the aspect writes it. */
  written: string;
}

export function readAddStructField(value: YamlValue): AddStructFieldAdvice {
  const entries = readMapping(value, 'add-struct-field', ['name', 'type', ...ORDER_KEYS]);
  const name = entries.get('name') ?? fail(value, 'add-struct-field: "name" is missing');
  const type = entries.get('type') ?? fail(value, 'add-struct-field: "type" is missing');
  const text = readString(name, 'name');
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)) fail(name, `name: "${text}" is no Go identifier`, 'letters, digits and _ only');
  if (isExported(text)) fail(name, `name: "${text}" is exported; an added field is for woven code alone`, `write ${text.charAt(0).toLowerCase()}${text.slice(1)}`);
  return { key: 'add-struct-field', position: positionOf(value), name: text, type: readType(type), written: readString(type, 'type').trim() };
}
