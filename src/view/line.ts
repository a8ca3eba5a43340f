// One line of output as pieces with a style each, so that a line can be cut to a width before it is coloured.
import { columnsOf, fit } from './printable.ts';

/** SGR parameters; `plain` adds nothing. */
const STYLES = { plain: '', dim: '2', bold: '1', error: '1;31', kind: '36', service: '1;35', time: '33' } as const;

export interface Piece {
  text: string;
  style: keyof typeof STYLES;
}

export interface Paper {
  /** Columns of the terminal; left out: lines are as long as they are. */
  columns?: number | undefined;
  colour: boolean;
}

/** Pieces are separated by one space, except after `prefix`. */
export function writeLine(prefix: string, pieces: Piece[], { columns = Infinity, colour }: Paper): string {
  let left = columns;
  let line = '';
  const put = ({ text, style }: Piece) => {
    const whole = columnsOf(text) <= left;
    const shown = whole ? text : `${fit(text, left - 1)}…`;
    left = whole ? left - columnsOf(text) : 0;
    line += colour && STYLES[style] !== '' && shown !== '' ? `\x1b[${STYLES[style]}m${shown}\x1b[0m` : shown;
  };
  put({ text: trimPrefix(prefix, columns), style: 'dim' });
  for (const [index, piece] of pieces.entries()) {
    // No room for a space and a character.
    if (left < (index > 0 ? 2 : 1)) break;
    if (index > 0) put({ text: ' ', style: 'plain' });
    put(piece);
  }
  return line.trimEnd();
}

/** A deep tree must leave half of the line for what it says. */
function trimPrefix(prefix: string, columns: number): string {
  const most = Math.floor(columns / 2);
  return prefix.length <= most ? prefix : `…${prefix.slice(prefix.length - most + 1)}`;
}
