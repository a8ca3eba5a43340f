// Whether a struct type can take one more field without harm to code that nobody weaves: other packages that build
// its values without field names, or compare them.
import type { Node } from 'web-tree-sitter';
import { isPackageLevel } from '../golang/package-level.ts';
import { fieldNames, isComparable, isExported } from '../golang/struct-types.ts';
import { loadedGoParser } from '../golang/grammar.ts';
import type { Truth } from '../aspects/model.ts';
import { LeftOut } from './left-out.ts';
import type { Target } from './target.ts';

/** The name of the package-level type that a struct type defines; undefined where it has none. */
export function structName(struct: Node): string | undefined {
  const spec = struct.parent;
  if (spec?.type !== 'type_spec' && spec?.type !== 'type_alias') return undefined;
  return isPackageLevel(spec) ? spec.childForFieldName('name')?.text : undefined;
}

/** Throws LeftOut. `type` is the field's as the aspect writes it, `go` with names for its import paths. */
export function refuseField(struct: Node, field: { name: string; type: string; go: string }, target: Target): void {
  const refuse = (why: string): never => {
    throw new LeftOut('struct-field', why);
  };
  const name = structName(struct);
  const names = fieldNames(struct);
  const called = name ?? 'the struct type';
  if (target.package.fieldsBreak) refuse('with it the package does not compile: its own code counts on what this struct type is');
  if (names.includes(field.name) || (name && target.package.addedFields(name).includes(field.name))) refuse(`${called} has a field of that name`);
  if (name && target.package.unkeyable(name)) refuse(`the package writes ${called}{…} without field names, and one of its fields is called _`);
  if (hasHostLayout(struct, target)) refuse(`${called} is laid out for the host (structs.HostLayout)`);
  const open = !target.package.isProgram && names.every(isExported);
  if (open && (!name || isExported(name) || target.package.typesMention(name))) {
    refuse(`other packages can write ${called}{…} without field names or convert to it, for it has no unexported field; one more would break them`);
  }
  if (isComparable(struct) !== false && !isKeptComparable(name, field, target)) {
    refuse(`values of ${called} can be compared, and would not any more; a pointer, ${field.type.startsWith('*') ? field.type : `*${field.type}`}, can be added`);
  }
}

function hasHostLayout(struct: Node, { file: { file } }: Target): boolean {
  return struct.descendantsOfType('qualified_type').some((type) => {
    return type?.childForFieldName('name')?.text === 'HostLayout' && file.imports.byName.get(type.childForFieldName('package')?.text ?? '') === 'structs';
  });
}

/** Where syntax does not tell, the type checker is asked whether one is comparable or the other never was. */
function isKeptComparable(struct: string | undefined, { type, go }: { type: string; go: string }, { file: { file } }: Target): boolean {
  const ask = (name: string): Truth => file.types?.comparable(name);
  const parsed = loadedGoParser().parse(`package p\n\ntype _ ${go}\n`)?.rootNode.descendantsOfType('type_spec')[0]?.childForFieldName('type') ?? null;
  const known = isComparable(parsed);
  if (known === true) return true;
  const named = /^[\w./~-]+$/.test(type) ? (type.includes('.') ? type : `${file.importPath}.${type}`) : undefined;
  return (known === undefined && named !== undefined && ask(named) === true) || (struct !== undefined && ask(`${file.importPath}.${struct}`) === false);
}
