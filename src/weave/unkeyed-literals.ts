// Literals without field names, `T{1, 2}`, of struct types that get one more field: naming the fields keeps them valid.
import type { Node } from 'web-tree-sitter';
import type { GoFile } from '../aspects/model.ts';
import { typeOfLiteralValue } from '../golang/literals.ts';
import { isPackageLevel } from '../golang/package-level.ts';
import { isShadowed } from '../golang/scopes.ts';
import type { FileEditor } from './edit.ts';
import type { GrownStruct } from './package-editor.ts';

export interface UnkeyedLiteral {
  /** Of the struct type that grows. */
  struct: string;
  elements: readonly Node[];
  fields: readonly string[];
}

type TypeTable = ReadonlyMap<string, Node>;

/** Types that are declared by each other without an end are the compiler's to report. */
const LONGEST_CHAIN = 32;

/** Files whose text cannot hold such a literal need not be parsed: the names of the types, and of those made of them. */
export function namesLeadingTo(structs: Iterable<string>, sources: readonly (string | undefined)[]): Set<string> {
  const names = new Set(structs);
  for (let size = 0; size !== names.size;) {
    size = names.size;
    const line = new RegExp(`^(?:type[ \\t]+|\\t)([\\p{L}_][\\p{L}\\p{N}_]*)(?:\\[[^\\]\\n]*\\])?[ \\t][^\\n]*(?<![\\p{L}\\p{N}_])(?:${[...names].join('|')})(?![\\p{L}\\p{N}_])`, 'gmu');
    for (const source of sources) for (const match of source?.matchAll(line) ?? []) names.add(match[1] as string);
  }
  return names;
}

export function unkeyedLiterals(files: readonly GoFile[], grown: ReadonlyMap<string, GrownStruct>): Map<GoFile, UnkeyedLiteral[]> {
  const types: TypeTable = new Map(files.flatMap(({ root }) => root.descendantsOfType(['type_spec', 'type_alias']).flatMap((spec) => {
    const type = spec && isPackageLevel(spec) ? spec.childForFieldName('type') : null;
    return type ? [[spec?.childForFieldName('name')?.text ?? '', type] as const] : [];
  })));
  const found = new Map<GoFile, UnkeyedLiteral[]>();
  for (const file of files) {
    const literals = file.root.descendantsOfType('literal_value').flatMap((value): UnkeyedLiteral[] => {
      const elements = (value?.namedChildren ?? []).filter((child): child is Node => child !== null && child.type !== 'comment');
      if (!value || elements.length === 0 || elements.some(({ type }) => type !== 'literal_element')) return [];
      const struct = structOf(typeOfLiteralValue(value, (type) => typeBehind(type, types)), grown, types);
      const fields = struct === undefined ? undefined : grown.get(struct)?.fields;
      return struct !== undefined && fields?.length === elements.length ? [{ struct, elements, fields }] : [];
    });
    if (literals.length > 0) found.set(file, literals);
  }
  return found;
}

export function nameFields({ elements, fields }: UnkeyedLiteral, editor: FileEditor): void {
  for (const [index, { startIndex }] of elements.entries()) editor.name(startIndex, `${fields[index]}: `);
}

/** The type that a name of this package stands for; any other type is itself. */
function typeBehind(type: Node, types: TypeTable): Node {
  let at = type;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const name = nameOf(at);
    const next = name === undefined || isShadowed(name, at) ? undefined : types.get(name);
    if (!next) return at;
    at = next;
  }
  return at;
}

function structOf(type: Node | null, grown: ReadonlyMap<string, GrownStruct>, types: TypeTable): string | undefined {
  let at = type ?? undefined;
  for (let step = 0; at && step < LONGEST_CHAIN; step++) {
    const name = nameOf(at);
    if (name === undefined || isShadowed(name, at)) return undefined;
    if (grown.has(name)) return name;
    at = types.get(name);
  }
  return undefined;
}

function nameOf(type: Node): string | undefined {
  const name = type.type === 'generic_type' ? type.childForFieldName('type') : type;
  return name?.type === 'type_identifier' ? name.text : undefined;
}
