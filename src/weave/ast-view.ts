// `.AST` of templates: syntax under the names that Go's ast package gives it, over tree-sitter's nodes. Read only as
// far as a template asks; an unknown field is the template's error, as it is in Go.
import type { Node } from 'web-tree-sitter';
import type { Imports } from '../golang/imports.ts';

interface Context {
  /** Text that prints a node. */
  print: (node: Node) => string;
  imports: Imports;
}

type Field = (node: Node, context: Context) => unknown;
type Fields = Readonly<Record<string, Field>>;

/** The view of a node; `undefined` prints as nil. */
export function astView(node: Node, context: Context): object {
  const view = { toString: () => context.print(node), Copy: () => context.print(node) };
  for (const [name, read] of Object.entries(AST_FIELDS[node.type] ?? {})) {
    Object.defineProperty(view, name, { enumerable: true, get: () => read(node, context) });
  }
  return view;
}

const child = (field: string): Field => (node, context) => viewOf(node.childForFieldName(field), context);
const text = (field: string): Field => (node) => node.childForFieldName(field)?.text ?? '';
const every = (field: string): Field => (node, context) => node.childrenForFieldName(field).map((inner) => viewOf(inner, context));
const items = (field: string): Field => (node, context) => listed(node.childForFieldName(field), context);
const inner: Field = (node, context) => viewOf(node.namedChildren[0] ?? null, context);
const own: Field = (node) => node.text;

const callee: Field = (node, context) => viewOf(node.childForFieldName(node.type === 'call_expression' ? 'function' : 'type'), context);
const name: Fields = { Name: own, Path: () => '' };
const literal = (kind: string): Fields => ({ Kind: () => kind, Value: own });
const functionType: Fields = { Params: child('parameters'), Results: child('result') };
const list: Fields = { List: (node, context) => listed(node, context) };
const field: Fields = { Names: every('name'), Type: child('type') };

/** By the grammar's node type. */
export const AST_FIELDS: Readonly<Record<string, Fields>> = {
  identifier: name,
  type_identifier: name,
  field_identifier: name,
  package_identifier: name,
  call_expression: {
    Fun: callee,
    Args: items('arguments'),
    Ellipsis: (node) => node.childForFieldName('arguments')?.namedChildren.at(-1)?.type === 'variadic_argument',
  },
  type_conversion_expression: {
    Fun: callee,
    Args: (node, context) => [viewOf(node.childForFieldName('operand'), context)],
    Ellipsis: () => false,
  },
  selector_expression: { X: child('operand'), Sel: child('field'), Name: text('field'), Path: pathOf },
  qualified_type: { X: child('package'), Sel: child('name'), Name: text('name'), Path: pathOf },
  int_literal: literal('INT'),
  float_literal: literal('FLOAT'),
  imaginary_literal: literal('IMAG'),
  rune_literal: literal('CHAR'),
  interpreted_string_literal: literal('STRING'),
  raw_string_literal: literal('STRING'),
  composite_literal: { Type: child('type'), Elts: items('body') },
  literal_value: { Elts: (node, context) => listed(node, context) },
  keyed_element: { Key: child('key'), Value: child('value') },
  unary_expression: { Op: text('operator'), X: child('operand') },
  binary_expression: { X: child('left'), Op: text('operator'), Y: child('right') },
  parenthesized_expression: { X: inner },
  pointer_type: { X: inner },
  index_expression: { X: child('operand'), Index: child('index') },
  slice_expression: { X: child('operand'), Low: child('start'), High: child('end'), Max: child('capacity') },
  type_assertion_expression: { X: child('operand'), Type: child('type') },
  func_literal: { Type: (node, context) => astView(node, context), ...functionType, Body: child('body') },
  function_declaration: { Name: child('name'), Type: (node, context) => astView(node, context), ...functionType, Body: child('body') },
  method_declaration: {
    Recv: child('receiver'), Name: child('name'), Type: (node, context) => astView(node, context), ...functionType, Body: child('body'),
  },
  function_type: functionType,
  parameter_list: list,
  parameter_declaration: field,
  variadic_parameter_declaration: field,
  field_declaration: { ...field, Tag: child('tag') },
  struct_type: { Fields: inner },
  field_declaration_list: list,
  var_spec: { Names: every('name'), Type: child('type'), Values: items('value') },
  const_spec: { Names: every('name'), Type: child('type'), Values: items('value') },
  type_spec: { Name: child('name'), Type: child('type') },
  slice_type: { Elt: child('element') },
  array_type: { Len: child('length'), Elt: child('element') },
  map_type: { Key: child('key'), Value: child('value') },
  channel_type: { Value: child('value') },
  block: list,
  defer_statement: { Call: inner },
  go_statement: { Call: inner },
};

function viewOf(node: Node | null, context: Context): object | undefined {
  // The grammar puts elements of composite literals and variadic arguments into nodes of their own, Go does not.
  const wrapped = node?.type === 'literal_element' || node?.type === 'variadic_argument';
  const meant = wrapped ? (node.namedChildren[0] ?? null) : node;
  return meant ? astView(meant, context) : undefined;
}

function listed(node: Node | null, context: Context): unknown[] {
  const children = (node?.namedChildren ?? []).filter((inner) => inner !== null && inner.type !== 'comment');
  return children.map((inner) => viewOf(inner, context));
}

/** Import path of the package that a qualified name is of; empty for a method or a field. */
function pathOf(node: Node, { imports }: Context): string {
  const operand = node.childForFieldName(node.type === 'selector_expression' ? 'operand' : 'package');
  return imports.byName.get(operand?.text ?? '') ?? '';
}

