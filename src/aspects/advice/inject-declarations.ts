// inject-declarations: package-level Go declarations, in a file of their own.
import { type Code, readCode, readImportPath } from '../code.ts';
import type { Advice } from '../model.ts';
import { positionOf, readList, readMapping, type YamlValue } from '../yaml.ts';
import { ORDER_KEYS } from './order.ts';

export interface InjectDeclarationsAdvice extends Advice {
  key: 'inject-declarations';
  code: Code;
  /** Packages that the program must contain although nothing imports them: the far ends of `//go:linkname`. */
  links: readonly string[];
}

export function readInjectDeclarations(value: YamlValue): InjectDeclarationsAdvice {
  const code = readCode(value, 'declarations', 'inject-declarations', ['links', ...ORDER_KEYS]);
  const links = readMapping(value, 'inject-declarations').get('links');
  return {
    key: 'inject-declarations',
    position: positionOf(value),
    code,
    links: links ? readList(links, 'links').map((link) => readImportPath(link, 'links')) : [],
  };
}
