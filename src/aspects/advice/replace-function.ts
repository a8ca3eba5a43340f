// replace-function: another function is called in the place of the one that was, with the same arguments.
import type { Advice } from '../model.ts';
import { fail, positionOf, readString, type YamlValue } from '../yaml.ts';

export interface ReplaceFunctionAdvice extends Advice {
  key: 'replace-function';
  /** Empty: a function of the package itself, or a predeclared one. */
  path: string;
  name: string;
}

export function readReplaceFunction(value: YamlValue): ReplaceFunctionAdvice {
  const text = readString(value, 'replace-function');
  const match = /^(?:([^\s"()*[\]{}]+)\.)?([\p{L}_][\p{L}\p{N}_]*)$/u.exec(text);
  if (!match) return fail(value, `replace-function: "${text}" is no function name`, 'write import/path.Name');
  return { key: 'replace-function', position: positionOf(value), path: match[1] ?? '', name: match[2] ?? '' };
}
