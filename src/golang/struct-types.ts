// What of a struct type can be told by its syntax: its fields' names, and whether its values can be compared.
import type { Node } from 'web-tree-sitter';
import type { Truth } from '../aspects/model.ts';
import { everyTrue } from '../aspects/truth.ts';
import { PREDECLARED_TYPES } from './predeclared.ts';

/** In their order; an embedded field goes by the name of its type. */
export function fieldNames(struct: Node): string[] {
  return declarationsOf(struct).flatMap((field) => {
    const names = field.childrenForFieldName('name').flatMap((name) => (name ? [name.text] : []));
    return names.length > 0 ? names : [typeNameIn(field.childForFieldName('type'))];
  });
}

/** By where Go looks: the case of the first letter. */
export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** Whether `==` holds of values of this type; undefined: only declarations elsewhere tell. */
export function isComparable(type: Node | null): Truth {
  switch (type?.type) {
    case 'slice_type':
    case 'map_type':
    case 'function_type':
      return false;
    case 'pointer_type':
    case 'channel_type':
    case 'interface_type':
      return true;
    case 'array_type':
      return isComparable(type.childForFieldName('element'));
    case 'parenthesized_type':
      return isComparable(type.namedChildren.find((child) => child !== null && child.type !== 'comment') ?? null);
    case 'struct_type':
      return everyTrue(declarationsOf(type), (field) => isComparableField(field));
    case 'type_identifier':
      return PREDECLARED_TYPES.has(type.text) ? true : undefined;
    default:
      return undefined;
  }
}

function isComparableField(field: Node): Truth {
  // The * of an embedded pointer stands beside its type.
  const embedsPointer = field.childForFieldName('name') === null && field.children.some((child) => child?.text === '*');
  return embedsPointer || isComparable(field.childForFieldName('type'));
}

function declarationsOf(struct: Node): Node[] {
  const list = struct.namedChildren.find((child) => child?.type === 'field_declaration_list');
  return (list?.namedChildren ?? []).filter((child): child is Node => child?.type === 'field_declaration');
}

function typeNameIn(type: Node | null): string {
  const inner = type?.type === 'generic_type' ? type.childForFieldName('type') : type;
  return (inner?.type === 'qualified_type' ? inner.childForFieldName('name') : inner)?.text ?? '';
}
