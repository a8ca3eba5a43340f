// Imports of a file that nothing uses any more once code was replaced: an error to the compiler.
import type { Node } from 'web-tree-sitter';
import type { GoFile } from '../aspects/model.ts';
import { packageNameOf } from '../golang/imports.ts';
import { isShadowed } from '../golang/scopes.ts';

/** A range whose code is gone but for the nodes that are repeated in what stands there now. */
export interface Replaced {
  start: number;
  end: number;
  kept: readonly Node[];
}

/** `at`: the name to change into `_` where the import is `named`, else the path to put it in front of. */
export function unusedImports(file: GoFile, replaced: readonly Replaced[]): { at: Node; named: boolean }[] {
  if (replaced.length === 0) return [];
  const used = new Set<string>();
  const gone = new Set<string>();
  for (const node of file.root.descendantsOfType(['selector_expression', 'qualified_type'])) {
    const name = node?.childForFieldName(node.type === 'qualified_type' ? 'package' : 'operand');
    if (!name || !/identifier$/.test(name.type) || !file.imports.byName.has(name.text) || isShadowed(name.text, name)) continue;
    (isGone(name, replaced) ? gone : used).add(name.text);
  }
  return file.root.descendantsOfType('import_spec').flatMap((spec) => {
    const name = spec?.childForFieldName('name');
    const path = spec?.childForFieldName('path');
    if (!path) return [];
    const called = name?.text ?? packageNameOf(path.text.slice(1, -1));
    return gone.has(called) && !used.has(called) ? [{ at: name ?? path, named: name !== null && name !== undefined }] : [];
  });
}

function isGone({ startIndex }: Node, replaced: readonly Replaced[]): boolean {
  return replaced.some(({ start, end, kept }) => {
    const inside = startIndex >= start && startIndex < end;
    return inside && !kept.some((node) => startIndex >= node.startIndex && startIndex < node.endIndex);
  });
}
