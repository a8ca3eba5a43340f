// Whether a type that source writes is the one that an aspect means, by the file's import table.
import type { Node } from 'web-tree-sitter';
import type { Imports } from './imports.ts';
import { PREDECLARED_TYPES } from './predeclared.ts';
import { isShadowed } from './scopes.ts';
import { aliasesBehind, type TypeAliases } from './type-aliases.ts';
import { literalType, plainName, type TypeExpression } from './type-syntax.ts';

/** What of a file says what its names mean. */
export interface NameTable {
  imports: Imports;
  importPath: string;
  /** Those of the whole package. */
  aliases?: TypeAliases | undefined;
}

export function matchesType(node: Node, wanted: TypeExpression, file: NameTable): boolean {
  const field = (name: string): Node | null => node.childForFieldName(name);
  const matches = (child: Node | null | undefined, type: TypeExpression): boolean => !!child && matchesType(child, type, file);
  switch (node.type) {
    case 'parenthesized_type':
    case 'type_elem':
      return node.namedChildCount === 1 && matches(node.namedChildren[0], wanted);
    case 'pointer_type':
      return wanted.kind === 'pointer' && matches(firstType(node), wanted.element);
    case 'slice_type':
      return wanted.kind === 'slice' && matches(field('element'), wanted.element);
    case 'array_type':
      return wanted.kind === 'array' && field('length')?.text === wanted.length && matches(field('element'), wanted.element);
    case 'map_type':
      return wanted.kind === 'map' && matches(field('key'), wanted.key) && matches(field('value'), wanted.element);
    case 'channel_type':
      return wanted.kind === 'channel' && directionOf(node) === wanted.direction && matches(field('value'), wanted.element);
    case 'function_type': {
      if (wanted.kind !== 'function') return false;
      return matchesList(node, 'parameters', wanted.parameters, file) && matchesList(node, 'result', wanted.results, file);
    }
    case 'interface_type':
    case 'struct_type':
      return sameLiteral(literalType(node.type.replace('_type', ''), node.text), wanted);
    case 'generic_type': {
      if (wanted.kind !== 'name' || !matches(field('type'), wanted)) return false;
      const given = (field('type_arguments')?.namedChildren ?? []).filter((child) => child?.type !== 'comment');
      if (wanted.arguments.length === 0) return true;
      return given.length === wanted.arguments.length && wanted.arguments.every((type, index) => matches(given[index], type));
    }
    case 'qualified_type':
    case 'type_identifier':
      return (wanted.kind === 'name' && refersToType(node, wanted, file)) || matchesAlias(node, wanted, file);
    default:
      return false;
  }
}

function matchesAlias(node: Node, wanted: TypeExpression, file: NameTable): boolean {
  const name = node.text;
  const alias = node.type === 'type_identifier' ? file.aliases?.get(name) : undefined;
  if (!alias || !file.aliases || isLocal(name, node)) return false;
  return matchesType(alias.type, wanted, { importPath: file.importPath, imports: alias.imports, aliases: aliasesBehind(file.aliases, name) });
}

export interface Parameter {
  /** The parameter_declaration or variadic_parameter_declaration; the type itself for a lone result. */
  node: Node;
  type: Node;
  variadic: boolean;
}

/** One entry for each parameter, not for each declaration: `a, b string` has two. */
export function parametersOf(fn: Node, role: 'parameters' | 'result'): Parameter[] {
  const list = fn.childForFieldName(role);
  if (!list) return [];
  if (list.type !== 'parameter_list') return [{ node: list, type: list, variadic: false }];
  return list.namedChildren.flatMap((node) => {
    const type = node?.type.endsWith('parameter_declaration') ? node.childForFieldName('type') : null;
    if (!node || !type) return [];
    const count = Math.max(1, node.childrenForFieldName('name').filter((name) => name?.type === 'identifier').length);
    return Array.from({ length: count }, () => ({ node, type, variadic: node.type.startsWith('variadic') }));
  });
}

export function matchesParameter({ type, variadic }: Parameter, wanted: TypeExpression, file: NameTable): boolean {
  if (variadic) return wanted.kind === 'variadic' && matchesType(type, wanted.element, file);
  return matchesType(type, wanted, file);
}

export function matchesList(fn: Node, role: 'parameters' | 'result', wanted: readonly TypeExpression[], file: NameTable): boolean {
  const given = parametersOf(fn, role);
  return given.length === wanted.length && given.every((one, index) => matchesParameter(one, wanted[index] as TypeExpression, file));
}

function refersToType(node: Node, wanted: TypeExpression & { kind: 'name' }, { imports, importPath }: NameTable): boolean {
  if (node.type === 'qualified_type') {
    const name = node.childForFieldName('package')?.text ?? '';
    if (node.childForFieldName('name')?.text !== wanted.name) return false;
    return imports.byName.get(name) === wanted.importPath && !isShadowed(name, node);
  }
  const name = node.text;
  if (wanted.importPath === '') return PREDECLARED_TYPES.has(name) && plainName(name) === wanted.name && !isLocal(name, node);
  if (name !== wanted.name) return false;
  return (importPath === wanted.importPath || imports.dot.includes(wanted.importPath)) && !isLocal(name, node);
}

/** A type parameter or a type that a function declares for itself. */
function isLocal(name: string, use: Node): boolean {
  return isShadowed(name, use) || isReceiverParameter(name, use);
}

/** `func (s *Set[T]) …`: the receiver's type arguments are names that the method declares. */
function isReceiverParameter(name: string, use: Node): boolean {
  for (let scope = use.parent; scope; scope = scope.parent) {
    if (scope.type !== 'method_declaration') continue;
    const parameters = scope.childForFieldName('receiver')?.descendantsOfType('type_arguments')[0];
    return parameters?.descendantsOfType('type_identifier').some((identifier) => identifier?.text === name) ?? false;
  }
  return false;
}

function directionOf(node: Node): 'both' | 'send' | 'receive' {
  if (/^<-/.test(node.text)) return 'receive';
  return /^chan\s*<-/.test(node.text) ? 'send' : 'both';
}

function sameLiteral(actual: TypeExpression, wanted: TypeExpression): boolean {
  if (actual.kind === 'literal') return wanted.kind === 'literal' && actual.text === wanted.text;
  return wanted.kind === 'name' && wanted.importPath === '' && wanted.name === 'any';
}

function firstType(node: Node): Node | null {
  return node.namedChildren.find((child) => child !== null && child.type !== 'comment') ?? null;
}
