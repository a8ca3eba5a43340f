// Types of source and of templates as one text each: full paths, no blanks, so that equal means equal.
import type { Node } from 'web-tree-sitter';
import type { NameTable } from '../golang/matches-type.ts';
import { isShadowed } from '../golang/scopes.ts';
import { aliasesBehind } from '../golang/type-aliases.ts';
import { plainName } from '../golang/type-syntax.ts';

const PREDECLARED = new Set(
  `any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8
  uint16 uint32 uint64 uintptr`.split(/\s+/),
);

/** `*http.Request` in source → `*net/http.Request`. */
export function typeText(node: Node, file: NameTable): string {
  switch (node.type) {
    case 'qualified_type': {
      const alias = node.childForFieldName('package')?.text ?? '';
      return `${file.imports.byName.get(alias) ?? alias}.${node.childForFieldName('name')?.text ?? ''}`;
    }
    case 'type_identifier': {
      const alias = isShadowed(node.text, node) ? undefined : file.aliases?.get(node.text);
      if (alias && file.aliases) return typeText(alias.type, { importPath: file.importPath, imports: alias.imports, aliases: aliasesBehind(file.aliases, node.text) });
      return PREDECLARED.has(node.text) ? plainName(node.text) : `${file.importPath}.${node.text}`;
    }
    case 'parenthesized_type':
      return node.namedChildren[0] ? typeText(node.namedChildren[0], file) : '';
    case 'interface_type':
      return node.namedChildCount === 0 ? 'any' : node.text.replace(/\s+/g, '');
    default:
      return node.childCount === 0 ? node.text : node.children.map((child) => (child ? typeText(child, file) : '')).join('');
  }
}

/** A type as a template writes it. */
export function normalTypeText(text: string): string {
  return text.replace(/\s+/g, '').replaceAll('interface{}', 'any').replace(/(?<![\w./-])(?:byte|rune)(?![\w./-])/g, plainName);
}
