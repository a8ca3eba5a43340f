// Whether a specification (of a variable, constant or type) belongs to the package and not to a function.
import type { Node } from 'web-tree-sitter';

export function isPackageLevel(spec: Node): boolean {
  const declaration = spec.parent?.type === 'var_spec_list' ? spec.parent.parent : spec.parent;
  return declaration?.parent?.type === 'source_file';
}
