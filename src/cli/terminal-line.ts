// One line at the bottom of a terminal that is written again and again, above which others may write theirs.
// No mode of the terminal is changed and the cursor stays visible: however the process ends, there is nothing to mend.
import { columnsOf, fit } from '../view/printable.ts';

type Terminal = Pick<NodeJS.WriteStream, 'write' | 'columns'>;

export interface TerminalLine {
  /** In place of what it showed; cut where the terminal ends. */
  show(text: string): void;
  clear(): void;
  /** What somebody else writes, from the beginning of a line. */
  pass(chunk: Buffer): void;
}

export function terminalLine(terminal: Terminal): TerminalLine {
  let shown = '';
  let wanted = '';
  // Somebody's line may come in pieces.
  let between = true;
  const clear = (): void => {
    if (shown === '') return;
    // A terminal that has become narrower broke the line.
    const above = Math.floor((columnsOf(shown) - 1) / (terminal.columns || 80));
    terminal.write(`${above > 0 ? `\u001b[${above}A` : ''}\r\u001b[J`);
    shown = '';
  };
  const show = (): void => {
    // The last column stays free: there, terminals differ.
    const text = fit(wanted, (terminal.columns || 80) - 1);
    if (!between || text === shown) return;
    clear();
    terminal.write(text);
    shown = text;
  };
  return {
    show(text) {
      wanted = text;
      show();
    },
    clear() {
      wanted = '';
      clear();
    },
    pass(chunk) {
      if (chunk.length === 0) return;
      clear();
      terminal.write(chunk);
      between = chunk.at(-1) === 0x0a;
      show();
    },
  };
}
