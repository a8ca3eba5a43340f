// Weaves `import _ "path"` into the matched file.
import type { AddBlankImportAdvice } from '../../aspects/advice/add-blank-import.ts';
import type { Target } from '../target.ts';

export function weaveAddBlankImport({ path, position }: AddBlankImportAdvice, target: Target): void {
  target.package.require(path);
  target.file.importName('_', path, position);
}
