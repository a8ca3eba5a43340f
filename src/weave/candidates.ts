// The places of a file that join points can hold of, inner ones before those around them.
import type { Node } from 'web-tree-sitter';
import { CANDIDATE_KINDS, type Candidate, type CandidateKind, type GoFile } from '../aspects/model.ts';
import { addressedLiteral } from '../golang/literals.ts';

const FUNCTIONS = ['function_declaration', 'method_declaration', 'func_literal'];

const NODE_TYPES: Readonly<Record<CandidateKind, readonly string[]>> = {
  function: FUNCTIONS,
  'function-body': FUNCTIONS,
  call: ['call_expression', 'type_conversion_expression'],
  struct: ['struct_type'],
  value: ['var_spec', 'const_spec'],
  type: ['type_spec', 'type_alias'],
  literal: ['composite_literal'],
  address: ['unary_expression'],
  'field-value': ['keyed_element'],
};

/** What the node of each kind is, seen from a node of its type; null where it is no such place. */
const NODE_OF: Readonly<Record<CandidateKind, (node: Node) => Node | null>> = {
  function: (node) => node,
  'function-body': (node) => node.childForFieldName('body'),
  call: (node) => node,
  struct: (node) => node,
  value: (node) => node,
  type: (node) => node,
  literal: (node) => node,
  address: (node) => (addressedLiteral(node) ? node : null),
  'field-value': valueOf,
};

export function candidatesOf(file: GoFile, kinds: ReadonlySet<CandidateKind>): Candidate[] {
  const kindsOf = new Map<string, CandidateKind[]>();
  // In one order, whichever aspects ask.
  for (const kind of CANDIDATE_KINDS.filter((each) => kinds.has(each))) {
    for (const type of NODE_TYPES[kind]) kindsOf.set(type, [...(kindsOf.get(type) ?? []), kind]);
  }
  if (kindsOf.size === 0) return [];
  const nodes = file.root.descendantsOfType([...kindsOf.keys()]).filter((node): node is Node => node !== null);
  nodes.sort((a, b) => a.endIndex - b.endIndex || b.startIndex - a.startIndex);
  return nodes.flatMap((node) => {
    return (kindsOf.get(node.type) ?? []).flatMap((kind) => {
      const found = NODE_OF[kind](node);
      return found ? [{ kind, node: found, file }] : [];
    });
  });
}

/** The expression behind a key; `{…}` without a type is none that stands for itself. */
function valueOf(keyed: Node): Node | null {
  const value = keyed.childForFieldName('value')?.namedChildren.find((child) => child !== null && child.type !== 'comment');
  return value && value.type !== 'literal_value' ? value : null;
}
