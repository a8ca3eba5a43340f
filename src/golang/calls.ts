// Where a call begins. The grammar takes the star of `*f[T](x)` and `*(*T)(x)` for a part of a converted type.
import type { Node } from 'web-tree-sitter';

export function startOfCall(call: Node): number {
  let type = call.type === 'type_conversion_expression' ? call.childForFieldName('type') : null;
  while (type?.type === 'pointer_type') type = type.namedChildren.at(-1) ?? null;
  return type?.startIndex ?? call.startIndex;
}
