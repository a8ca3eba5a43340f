// Composite literals: the type that one has, written or left to the literal around it.
import type { Node } from 'web-tree-sitter';

/**
 * The type of a literal_value, `{…}`; null where it cannot be told from the literals around it. `behind` gives the
 * type that a name stands for, where that is known.
 */
export function typeOfLiteralValue(value: Node, behind: (type: Node) => Node = (type) => type): Node | null {
  const { parent } = value;
  if (parent?.type === 'composite_literal') return parent.childForFieldName('type');
  if (parent?.type !== 'literal_element' || !parent.parent) return null;
  const keyed = parent.parent.type === 'keyed_element' ? parent.parent : undefined;
  const outer = keyed ? keyed.parent : parent.parent;
  const outerType = outer?.type === 'literal_value' ? typeOfLiteralValue(outer, behind) : null;
  const isKey = keyed?.childForFieldName('key')?.id === parent.id;
  const inner = elementOf(outerType && behind(outerType), isKey);
  // `[]*T{{…}}`: the elements are short for &T{…}.
  const pointer = inner && behind(inner);
  return pointer?.type === 'pointer_type' ? (pointer.namedChildren[0] ?? null) : inner;
}

function elementOf(type: Node | null, isKey: boolean): Node | null {
  switch (type?.type) {
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return type.childForFieldName('element');
    case 'map_type':
      return type.childForFieldName(isKey ? 'key' : 'value');
    default:
      return null;
  }
}

/** The literal whose address an expression takes: `&T{…}`, `&(T{…})`. */
export function addressedLiteral(node: Node): Node | null {
  if (node.type !== 'unary_expression' || node.childForFieldName('operator')?.text !== '&') return null;
  let operand = node.childForFieldName('operand');
  while (operand?.type === 'parenthesized_expression') operand = operand.namedChildren[0] ?? null;
  return operand?.type === 'composite_literal' ? operand : null;
}

export function isAddressed(literal: Node): boolean {
  let { parent } = literal;
  while (parent?.type === 'parenthesized_expression') parent = parent.parent;
  return parent !== null && addressedLiteral(parent)?.id === literal.id;
}
