// Names of types as aspects write them (`*net/http.Request`) and as source does (`*Request`, `*http.Request`).
import type { Node } from 'web-tree-sitter';
import type { Imports } from './imports.ts';

export interface TypeName {
  pointer: boolean;
  /** Empty for predeclared types. */
  importPath: string;
  name: string;
}

/** `*database/sql.DB` → pointer, `database/sql`, `DB`. Undefined where it is no such name. */
export function parseTypeName(text: string): TypeName | undefined {
  const match = /^(\*?)(?:([^\s*[\](){}]+)\.)?([\p{L}_][\p{L}\p{N}_]*)$/u.exec(text.trim());
  if (!match) return undefined;
  const [, star, importPath = '', name = ''] = match;
  return { pointer: star === '*', importPath, name };
}

/** The named type that a receiver or parameter is written as; type arguments and parentheses are left aside. */
export function typeNameOf(node: Node, imports: Imports, importPath: string): TypeName | undefined {
  switch (node.type) {
    case 'pointer_type': {
      const inner = node.namedChildren.find((child) => child !== null);
      const name = inner ? typeNameOf(inner, imports, importPath) : undefined;
      return name && !name.pointer ? { ...name, pointer: true } : undefined;
    }
    case 'parenthesized_type': {
      const inner = node.namedChildren.find((child) => child !== null);
      return inner ? typeNameOf(inner, imports, importPath) : undefined;
    }
    case 'generic_type': {
      const inner = node.childForFieldName('type');
      return inner ? typeNameOf(inner, imports, importPath) : undefined;
    }
    case 'qualified_type': {
      const path = imports.byName.get(node.childForFieldName('package')?.text ?? '');
      const name = node.childForFieldName('name')?.text;
      return path && name ? { pointer: false, importPath: path, name } : undefined;
    }
    case 'type_identifier':
      return { pointer: false, importPath, name: node.text };
    default:
      return undefined;
  }
}

export function sameTypeName(a: TypeName, b: TypeName): boolean {
  return a.pointer === b.pointer && a.importPath === b.importPath && a.name === b.name;
}
