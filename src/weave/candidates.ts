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
  // Where a node ends and its type are questions to WebAssembly: asked once each.
  const nodes = nodesOf(file, [...kindsOf.keys()]).map((node) => ({ node, start: node.startIndex, end: node.endIndex, type: node.type }));
  nodes.sort((a, b) => a.end - b.end || b.start - a.start);
  return nodes.flatMap(({ node, type }) => {
    return (kindsOf.get(type) ?? []).flatMap((kind) => {
      const found = NODE_OF[kind](node);
      return found ? [{ kind, node: found, file }] : [];
    });
  });
}

/** A walk of the whole tree costs a fifth of parsing it; functions are found by their keyword. */
function nodesOf({ root, source }: GoFile, types: readonly string[]): Node[] {
  if (!types.every((type) => FUNCTIONS.includes(type))) return root.descendantsOfType([...types]).filter((node) => node !== null);
  return [...source.matchAll(/\bfunc\b/g)].flatMap(({ index }) => {
    const word = root.descendantForIndex(index, index + 4);
    // In a comment or a string it is none; in front of a function type it has another parent.
    const parent = word?.type === 'func' ? word.parent : null;
    return parent && types.includes(parent.type) ? [parent] : [];
  });
}

/** The expression behind a key; `{…}` without a type is none that stands for itself. */
function valueOf(keyed: Node): Node | null {
  const value = keyed.childForFieldName('value')?.namedChildren.find((child) => child !== null && child.type !== 'comment');
  return value && value.type !== 'literal_value' ? value : null;
}
