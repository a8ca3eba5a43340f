// add-file: a whole Go file, with imports of its own, added to the matched package.
import { type GoTemplate, readGoTemplate } from '../go-code.ts';
import type { Advice } from '../model.ts';
import { fail, positionOf, readMapping, readString, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface AddFileAdvice extends Advice {
  key: 'add-file';
  /** As the compiler will call it; no directory. */
  name: string;
  /** With or without its package clause. */
  code: GoTemplate;
}

export function readAddFile(value: YamlValue): AddFileAdvice {
  const entries = readMapping(value, 'add-file', ['name', 'template', ...ORDER_KEYS]);
  const name = entries.get('name') ?? fail(value, 'add-file: "name" is missing');
  const template = entries.get('template') ?? fail(value, 'add-file: "template" is missing');
  const text = readString(name, 'name');
  if (!/^[a-zA-Z0-9][\w.-]*\.go$/.test(text)) fail(name, `name: "${text}" is no name for a Go file`, 'write helper.go');
  if (text.endsWith('_test.go')) fail(name, `name: "${text}" would be a test, which no build compiles`, 'write helper.go');
  return { key: 'add-file', position: positionOf(value), name: text, code: readFile(template) };
}

function readFile(value: YamlValue): GoTemplate {
  const hasClause = /^package[ \t]/m.test(readString(value, 'template'));
  return readGoTemplate(value, hasClause ? 'file' : 'declarations', 'template');
}
