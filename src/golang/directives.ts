// Directives: `//name` or `//tool:name` comments, with or without arguments, right above what they are about.
import type { Node } from 'web-tree-sitter';

/** From a declaration or statement a directive spreads to these parts of it, and to no statement inside. */
const CARRIERS = new Set([
  'expression_list', 'expression_statement', 'short_var_declaration', 'assignment_statement', 'return_statement',
  'go_statement', 'defer_statement', 'var_spec', 'const_spec', 'var_spec_list', 'var_declaration', 'const_declaration',
  'type_spec', 'type_alias', 'type_declaration', 'unary_expression', 'parenthesized_expression', 'literal_element',
  'keyed_element',
]);

const FUNCTIONS = new Set(['function_declaration', 'method_declaration', 'func_literal']);

/** The directive's comment that `node` carries, itself or from the declaration or statement that it is a part of. */
export function directiveOn(node: Node, name: string): string | undefined {
  return directiveCommentOn(node, name)?.text.trimEnd();
}

export function directiveCommentOn(node: Node, name: string): Node | undefined {
  for (let carrier: Node | null = node; carrier; carrier = carrierAround(carrier)) {
    const found = commentsAbove(carrier).find(({ text }) => isDirective(text.trimEnd(), name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function carrierAround(node: Node): Node | null {
  const { parent } = node;
  if (!parent) return null;
  const isBody = node.type === 'block' && FUNCTIONS.has(parent.type);
  return isBody || CARRIERS.has(parent.type) ? parent : null;
}

function isDirective(comment: string, name: string): boolean {
  const rest = comment.startsWith(`//${name}`) ? comment.slice(name.length + 2) : undefined;
  return rest === '' || (rest !== undefined && /^\s/.test(rest));
}

/** Comments on lines of their own, with no blank line between them and the node. */
export function commentsAbove(node: Node): Node[] {
  const comments: Node[] = [];
  let line = node.startPosition.row;
  for (let before = siblingBefore(node); before?.type === 'comment' && before.endPosition.row === line - 1; ) {
    if (isTrailing(before)) break;
    comments.push(before);
    line = before.startPosition.row;
    before = siblingBefore(before);
  }
  return comments;
}

/** True for a comment behind something else on its line, which it is about. */
function isTrailing(comment: Node): boolean {
  const before = comment.previousSibling;
  return before !== null && before.endPosition.row === comment.startPosition.row && before.endPosition.column > 0;
}

/** The grammar puts a comment above the first statement of a list outside of the list. */
function siblingBefore(node: Node): Node | null {
  const before = node.previousNamedSibling;
  if (before || !node.parent || (node.parent.type !== 'statement_list' && node.parent.type !== 'var_spec_list')) return before;
  return node.parent.previousNamedSibling;
}
