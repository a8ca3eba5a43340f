// The editor of one Go file: inserts on the line where they belong, each carrying the place of the aspect that it
// comes from, and hands the position back to the user's own line behind it. Nothing is ever reprinted.
import MagicString from 'magic-string';
import type { Node } from 'web-tree-sitter';
import type { Position } from '../errors.ts';
import type { GoFile } from '../aspects/model.ts';
import { type Positions, positionsOf } from '../golang/positions.ts';
import { LeftOut } from './left-out.ts';
import { type Replaced, unusedImports } from './unused-imports.ts';

export class FileEditor {
  readonly file: GoFile;
  readonly #positions: Positions;
  readonly #text: MagicString;
  readonly #replaced: Replaced[] = [];
  /** Import path → name, of imports of ours. */
  readonly #imports = new Map<string, string>();
  #changed = false;

  constructor(file: GoFile) {
    this.file = file;
    this.#positions = positionsOf(file.path, file.source, file.root);
    this.#text = new MagicString(file.source);
  }

  get changed(): boolean {
    return this.#changed;
  }

  /** Inserts `code` in front of what stands at `offset`; later inserts at one offset come behind earlier ones. */
  insert(offset: number, code: string, origin: Position): void {
    this.#free(offset, offset);
    this.#changed = true;
    this.#text.appendLeft(offset, `${lineAt(origin)}${code}${this.#lineBackTo(offset)}`);
  }

  /** Like `insert`, but belongs to what follows: it goes where that goes. */
  insertBefore(offset: number, code: string, origin: Position): void {
    this.#free(offset, offset);
    this.#changed = true;
    this.#text.appendRight(offset, `${lineAt(origin)}${code}${this.#lineBackTo(offset)}`);
  }

  /** Puts code around a node; of two nodes that begin or end together the inner one must be wrapped first. */
  wrap(start: number, end: number, before: string, after: string, origin: Position): void {
    this.#free(start, end);
    this.#changed = true;
    this.#text.prependRight(start, `${lineAt(origin)}${before}${this.#lineBackTo(start)}`);
    this.#text.appendLeft(end, `${lineAt(origin)}${after}${this.#lineBackTo(end)}`);
  }

  /** `kept` are the nodes that `code` repeats; of the others, edits are lost and imports may become unused. */
  replace(start: number, end: number, code: string, origin: Position, kept: readonly Node[] = []): void {
    this.#free(start, end);
    this.#changed = true;
    this.#text.overwrite(start, end, `${lineAt(origin)}${code}${this.#lineBackTo(end)}`);
    this.#replaced.push({ start, end, kept });
  }

  /** Where the compiler says that an offset stands. */
  place(offset: number): { file: string; line: number; column: number } {
    const { file, line, column } = this.#positions.logical(offset);
    return { file, line, column: column ?? 0 };
  }

  /** A node's source with what was woven into it, for a second place; its lines stay the user's. */
  copyOf(node: Node, origin: Position): string {
    return `${this.#lineBackTo(node.startIndex)}${this.#text.slice(node.startIndex, node.endIndex)}${lineAt(origin)}`;
  }

  /** The name by which code in this file reaches a package, under which nothing of the user's can stand. */
  importName(alias: string, path: string, origin: Position): string {
    const key = alias === '_' ? `_ ${path}` : path;
    const known = this.#imports.get(key);
    if (known) return known;
    const taken = new Set(this.#imports.values());
    let name = alias === '_' ? '_' : `otelts_pkg_${alias}`;
    for (let count = 2; name !== '_' && taken.has(name); count++) name = `otelts_pkg_${alias}${count}`;
    this.#imports.set(key, name);
    const clause = this.file.root.descendantsOfType('package_clause')[0];
    this.insert(clause?.endIndex ?? 0, `; import ${name} ${JSON.stringify(path)}`, origin);
    return name;
  }

  /** Imports that only replaced code used would be errors now; they stay for what their packages do by themselves. */
  finish(): void {
    for (const { at, named } of unusedImports(this.file, this.#replaced)) {
      if (named) this.rename(at.startIndex, at.endIndex, '_');
      else this.name(at.startIndex, '_ ');
    }
  }

  /** A name given to something that has none, on the spot: too small to be a place of its own. */
  name(offset: number, text: string): void {
    this.#changed = true;
    this.#text.appendLeft(offset, text);
  }

  rename(start: number, end: number, text: string): void {
    this.#changed = true;
    this.#text.update(start, end, text);
  }

  /** The woven file; its first line says whose copy it is, as cmd/cover does. */
  toString(): string {
    const text = this.#text.toString();
    return `//line ${this.file.path}:1:1\n${text.startsWith('\ufeff') ? text.slice(1) : text}`;
  }

  /** What replaced code has no place for can't be woven any more. */
  #free(start: number, end: number): void {
    const inside = this.#replaced.some((range) => {
      return start === end ? start > range.start && start < range.end : start < range.end && end > range.start && !(start <= range.start && end >= range.end);
    });
    if (inside) throw new LeftOut('conflicting-advice', 'other advice has replaced the code that this one is for');
  }

  #lineBackTo(offset: number): string {
    const { file, line, column } = this.#positions.logical(offset);
    return column === undefined ? `/*line ${file}:${line}*/` : `/*line ${file}:${line}:${column}*/`;
  }
}

/** What stands behind it is at `position`, to the compiler and in stacks. */
export function lineAt({ file, line, column }: Position): string {
  return `/*line ${file}:${line}:${column}*/`;
}
