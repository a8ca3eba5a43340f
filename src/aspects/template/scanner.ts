// The lexer's cursor: what was read, what was emitted. Shared by the halves for text and for actions.
import { characterAt, isSpace } from './characters.ts';
import type { Token, TokenKind } from './tokens.ts';

export interface Scanner {
  readonly source: string;
  /** Words that a function of the caller's takes away from the language (`break`, `continue`). */
  readonly takenKeywords: ReadonlySet<string>;
  readonly tokens: Token[];
  position: number;
  /** Where the token that is being read begins. */
  start: number;
  parenDepth: number;
}

export const LEFT_DELIMITER = '{{';
export const RIGHT_DELIMITER = '}}';
/** `-` and the space that must stand beside it. */
export const TRIM_MARKER_LENGTH = 2;

export function emit(scanner: Scanner, kind: TokenKind): void {
  scanner.tokens.push({ kind, text: scanner.source.slice(scanner.start, scanner.position), start: scanner.start });
  scanner.start = scanner.position;
}

/** Ends the token stream: nothing after the first lexical error is looked at. */
export function emitError(scanner: Scanner, message: string): false {
  scanner.tokens.push({ kind: 'error', text: message, start: scanner.start });
  return false;
}

export function skipTo(scanner: Scanner, position: number): void {
  scanner.position = position;
  scanner.start = position;
}

export function nextCharacter(scanner: Scanner): string {
  const character = characterAt(scanner.source, scanner.position);
  scanner.position += character.length;
  return character;
}

/** Whether the action ends at an offset, and if so whether it trims what follows. */
export function rightDelimiterAt(source: string, offset: number): 'none' | 'plain' | 'trim' {
  const trims = isSpace(source[offset]) && source[offset + 1] === '-';
  if (trims && source.startsWith(RIGHT_DELIMITER, offset + TRIM_MARKER_LENGTH)) return 'trim';
  return source.startsWith(RIGHT_DELIMITER, offset) ? 'plain' : 'none';
}

export function skipSpaces(source: string, offset: number): number {
  while (isSpace(source[offset])) offset++;
  return offset;
}
