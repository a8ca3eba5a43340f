// Aliases that a package declares for itself, `type Req = http.Request`: what their names stand for, in whichever of its
// files they are declared. Aliases with type parameters are not followed.
import type { Node } from 'web-tree-sitter';
import type { Imports } from './imports.ts';
import { isPackageLevel } from './package-level.ts';

export interface TypeAlias {
  type: Node;
  /** Of the file that declares it. */
  imports: Imports;
}

export type TypeAliases = ReadonlyMap<string, TypeAlias>;

/** Without the one that is being followed, so that aliases of each other come to an end. */
export function aliasesBehind(aliases: TypeAliases, name: string): TypeAliases {
  return new Map([...aliases].filter(([other]) => other !== name));
}

const DECLARED = /^type[ \t]+([\p{L}_][\p{L}\p{N}_]*)[ \t]*=([^\n]*)|^type \([^]*?^\)/gmu;
const IN_GROUP = /^\t([\p{L}_][\p{L}\p{N}_]*)[ \t]*=([^\n]*)/gmu;

/** Name → text of the type, by the lines of a file: too many rather than too few. */
export function aliasLines(source: string): Map<string, string> {
  return new Map([...source.matchAll(DECLARED)].flatMap(([text, name, type]) => {
    if (name !== undefined) return [[name, type ?? ''] as const];
    return [...text.matchAll(IN_GROUP)].map(([, inner, behind]) => [inner ?? '', behind ?? ''] as const);
  }));
}

/** Names that can stand for what is called `word`, the word itself included. */
export function spellingsOf(word: string, lines: ReadonlyMap<string, string>): string[] {
  const names = [word];
  for (const name of names) {
    for (const [alias, type] of lines) if (type.includes(name) && !names.includes(alias)) names.push(alias);
  }
  return names;
}

export function aliasesIn(files: readonly { root: Node; imports: Imports }[]): TypeAliases {
  return new Map(files.flatMap(({ root, imports }) => root.descendantsOfType('type_alias').flatMap((alias) => {
    const type = alias && isPackageLevel(alias) && !alias.childForFieldName('type_parameters') ? alias.childForFieldName('type') : null;
    return type ? [[alias?.childForFieldName('name')?.text ?? '', { type, imports }] as const] : [];
  })));
}
