// add-blank-import: `import _ "path"` in the file that matched.
import { readImportPath } from '../code.ts';
import type { Advice } from '../model.ts';
import { positionOf, type YamlValue } from '../yaml.ts';

export interface AddBlankImportAdvice extends Advice {
  key: 'add-blank-import';
  path: string;
}

export function readAddBlankImport(value: YamlValue): AddBlankImportAdvice {
  return { key: 'add-blank-import', position: positionOf(value), path: readImportPath(value, 'add-blank-import') };
}
