// Where the compiler says a piece of source stands: the file itself, or what its line directives say
// (generated code, cgo, coverage). https://pkg.go.dev/cmd/compile#hdr-Compiler_Directives
import type { Node } from 'web-tree-sitter';
import { type LineColumn, offsetsOf } from './offsets.ts';

export interface LogicalPosition {
  file: string;
  line: number;
  /** Absent where a line directive gave no column. */
  column: number | undefined;
}

interface Directive {
  /** UTF-16 offset of the first character that it speaks of. */
  from: number;
  physical: LineColumn;
  file: string;
  line: number;
  column: number | undefined;
}

export interface Positions {
  physical(offset: number): LineColumn;
  logical(offset: number): LogicalPosition;
}

export function positionsOf(path: string, source: string, root: Node): Positions {
  const offsets = offsetsOf(source);
  const directives = /(?:\/\/|\/\*)line /.test(source) ? findDirectives(path, source, root, offsets.at) : [];
  return {
    physical: offsets.at,
    logical(offset) {
      const here = offsets.at(offset);
      const directive = directives.findLast((candidate) => candidate.from <= offset);
      if (!directive) return { file: path, line: here.line, column: here.column };
      const lines = here.line - directive.physical.line;
      const column =
        directive.column === undefined ? undefined
        : lines === 0 ? directive.column + here.column - directive.physical.column
        : here.column;
      return { file: directive.file, line: directive.line + lines, column };
    },
  };
}

function findDirectives(path: string, source: string, root: Node, at: (offset: number) => LineColumn): Directive[] {
  const found: Directive[] = [];
  for (const comment of root.descendantsOfType('comment')) {
    if (!comment) continue;
    const text = source.slice(comment.startIndex, comment.endIndex);
    const block = text.startsWith('/*line ');
    if (!block && !(text.startsWith('//line ') && comment.startPosition.column === 0)) continue;
    const match = /^(.*?)(?::(\d+))?:(\d+)$/s.exec(block ? text.slice(7, -2) : text.slice(7).trimEnd());
    if (!match) continue;
    const [, name = '', first, second] = match;
    const column = first === undefined ? undefined : Number(second);
    const line = Number(first ?? second);
    const file = name === '' && column !== undefined ? (found.at(-1)?.file ?? path) : name;
    const from = block ? comment.endIndex : source.indexOf('\n', comment.endIndex) + 1;
    if (from > 0) found.push({ from, physical: at(from), file, line, column });
  }
  return found;
}
