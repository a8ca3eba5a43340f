// What our parser says of a file, in the words of the oracle: sorted byte ranges.
import type { Node } from 'web-tree-sitter';
import { startOfCall } from '../../src/golang/calls.ts';
import { positionsOf } from '../../src/golang/positions.ts';

const KINDS: Readonly<Record<string, string>> = {
  function_declaration: 'D', method_declaration: 'D', func_literal: 'F', call_expression: 'C',
  type_conversion_expression: 'C', struct_type: 'S', composite_literal: 'L', literal_value: 'L', import_declaration: 'G',
  const_declaration: 'G', var_declaration: 'G', type_declaration: 'G',
};

export function rangesOf(path: string, source: string, root: Node): string {
  const bytes = byteOffsets(source);
  const positions = positionsOf(path, source, root);
  const found: string[] = [];
  for (const node of root.descendantsOfType(Object.keys(KINDS))) {
    // A literal's braces are part of it, unless its type is left out.
    if (!node || (node.type === 'literal_value' && node.parent?.type !== 'literal_element')) continue;
    const kind = KINDS[node.type] as string;
    const range = `${kind}${bytes(startOfCall(node))}-${bytes(node.endIndex)}`;
    if (kind === 'D') {
      const { line, column } = positions.logical(node.startIndex);
      found.push(`${range}${node.childForFieldName('name')?.text}:${line}:${column ?? 0}`);
    } else found.push(kind === 'G' ? range + node.type.replace('_declaration', '') : range);
    const body = kind === 'D' || kind === 'F' ? node.childForFieldName('body') : null;
    if (body) found.push(`B${bytes(body.startIndex)}-${bytes(body.endIndex)}`);
  }
  return found.sort().join(' ');
}

/** UTF-16 offset to byte offset. */
function byteOffsets(source: string): (offset: number) => number {
  if (Buffer.byteLength(source) === source.length) return (offset) => offset;
  const table = new Uint32Array(source.length + 1);
  for (let at = 0, bytes = 0; at <= source.length; at++) {
    table[at] = bytes;
    const unit = source.charCodeAt(at);
    // Half of a surrogate pair: two of a character's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return (offset) => table[offset] as number;
}
