// Hands the signals that end a program on to the command, and keeps us alive until it has ended: its last spans come then.
import { readFileSync } from 'node:fs';

/** Those that a terminal sends to its whole foreground group: the command has got them already. */
const FROM_TERMINAL: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGHUP'];

/** Returns what stops it. */
export function forwardSignals(send: (signal: NodeJS.Signals) => void): () => void {
  const listeners: [NodeJS.Signals, () => void][] = [
    // Twice would be once too often: for many programs the second Ctrl-C means "at once".
    ...FROM_TERMINAL.map((signal): [NodeJS.Signals, () => void] => [signal, () => inForeground() || send(signal)]),
    ['SIGTERM', () => send('SIGTERM')],
  ];
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) process.removeListener(signal, listener);
  };
}

function inForeground(): boolean {
  if (process.platform !== 'linux') return [process.stdin, process.stdout, process.stderr].some((it) => it.isTTY);
  return isForeground(readFileSync('/proc/self/stat', 'utf8'));
}

/** proc(5): `pid (comm) state ppid pgrp session tty_nr tpgid …`, where comm may hold spaces and parentheses. */
export function isForeground(stat: string): boolean {
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return group !== undefined && group === foreground;
}
