// Whether a name inside a function means what it means at the package's level, or something local.
import type { Node } from 'web-tree-sitter';

/** Nodes that open a scope; a declaration in one of them is visible to what follows inside it. */
const SCOPES = new Set([
  'block', 'function_declaration', 'method_declaration', 'func_literal', 'if_statement', 'for_statement',
  'expression_switch_statement', 'type_switch_statement', 'expression_case', 'default_case', 'type_case',
  'communication_case', 'select_statement',
]);

const DECLARING = [
  'parameter_declaration', 'variadic_parameter_declaration', 'type_parameter_declaration', 'short_var_declaration',
  'var_spec', 'const_spec', 'type_spec', 'type_alias', 'range_clause', 'receive_statement', 'type_switch_statement',
];

/** True where `name`, used at `use`, is declared in a scope around it inside its function. */
export function isShadowed(name: string, use: Node): boolean {
  for (let scope = use.parent; scope && scope.type !== 'source_file'; scope = scope.parent) {
    if (SCOPES.has(scope.type) && declares(scope, name, use)) return true;
  }
  return false;
}

function declares(scope: Node, name: string, use: Node): boolean {
  // Not beyond the use: the body of a function says nothing of the names in its signature.
  for (const declaration of scope.descendantsOfType(DECLARING, scope.startPosition, use.endPosition)) {
    if (!declaration || declaration.startIndex > use.startIndex) continue;
    if (nearestScope(declaration)?.id !== scope.id && declaration.id !== scope.id) continue;
    // `x := x` and `var x = x`: the new name is visible only behind its own declaration.
    const isParameter = declaration.type.endsWith('parameter_declaration');
    const isHeader = declaration.type === 'type_switch_statement';
    if (!isParameter && !isHeader && declaration.endIndex > use.startIndex) continue;
    if (declaredNames(declaration).some((identifier) => identifier.text === name)) return true;
  }
  return false;
}

function nearestScope(node: Node): Node | null {
  let scope = node.parent;
  while (scope && !SCOPES.has(scope.type)) scope = scope.parent;
  return scope;
}

function declaredNames(declaration: Node): Node[] {
  switch (declaration.type) {
    case 'short_var_declaration':
    case 'range_clause':
    case 'receive_statement':
      return identifiers(declaration.childForFieldName('left'));
    case 'type_switch_statement':
      return identifiers(declaration.childForFieldName('alias'));
    default:
      return declaration.childrenForFieldName('name').filter((node): node is Node => node !== null);
  }
}

function identifiers(list: Node | null): Node[] {
  return (list?.namedChildren ?? []).filter((node): node is Node => node?.type === 'identifier');
}
