// What a call calls, and where it begins. The grammar takes the star of `*f[T](x)` and `*(*T)(x)` for a part of a converted type.
import type { Node } from 'web-tree-sitter';

/** `f`, `pkg.F`, `x.y().Method`; empty where there is no call. */
export function calleeOf(call: Node | null): string {
  return call?.childForFieldName('function')?.text ?? '';
}

export function startOfCall(call: Node): number {
  let type = call.type === 'type_conversion_expression' ? call.childForFieldName('type') : null;
  while (type?.type === 'pointer_type') type = type.namedChildren.at(-1) ?? null;
  return type?.startIndex ?? call.startIndex;
}
