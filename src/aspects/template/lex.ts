// Splits a template into tokens: text, trim markers and comments here, the inside of actions in lex-action.ts.
import { isSpace } from './characters.ts';
import { lexAction } from './lex-action.ts';
import type { Scanner } from './scanner.ts';
import {
  LEFT_DELIMITER, RIGHT_DELIMITER, TRIM_MARKER_LENGTH, emit, emitError, rightDelimiterAt, skipSpaces, skipTo,
} from './scanner.ts';
import type { Token } from './tokens.ts';

/** Never throws: a lexical error is the last token, and the parser reports it in its context. */
export function lex(source: string, takenKeywords: ReadonlySet<string> = new Set()): Token[] {
  const scanner: Scanner = { source, takenKeywords, tokens: [], position: 0, start: 0, parenDepth: 0 };
  while (lexText(scanner) && lexLeftDelimiter(scanner));
  return scanner.tokens;
}

/** Reads up to the next action. False at the end of the template. */
function lexText(scanner: Scanner): boolean {
  const { source } = scanner;
  const found = source.indexOf(LEFT_DELIMITER, scanner.position);
  const end = found < 0 ? source.length : found;
  scanner.position = end;
  if (found >= 0 && trimsBefore(source, found)) {
    while (scanner.position > scanner.start && isSpace(source[scanner.position - 1])) scanner.position--;
  }
  if (scanner.position > scanner.start) emit(scanner, 'text');
  skipTo(scanner, end);
  if (found >= 0) return true;
  emit(scanner, 'eof');
  return false;
}

function trimsBefore(source: string, delimiter: number): boolean {
  return source[delimiter + 2] === '-' && isSpace(source[delimiter + 3]);
}

function lexLeftDelimiter(scanner: Scanner): boolean {
  const { source, position } = scanner;
  const afterDelimiter = position + LEFT_DELIMITER.length;
  const inside = afterDelimiter + (trimsBefore(source, position) ? TRIM_MARKER_LENGTH : 0);
  if (source.startsWith('/*', inside)) {
    skipTo(scanner, inside);
    return lexComment(scanner);
  }
  scanner.position = afterDelimiter;
  emit(scanner, 'left-delimiter');
  skipTo(scanner, inside);
  scanner.parenDepth = 0;
  return lexAction(scanner);
}

/** A comment fills its action: opened and closed right at the delimiters, with nothing beside it. */
function lexComment(scanner: Scanner): boolean {
  const { source } = scanner;
  const close = source.indexOf('*/', scanner.position + 2);
  if (close < 0) return emitError(scanner, 'unclosed comment');
  const delimiter = rightDelimiterAt(source, close + 2);
  if (delimiter === 'none') return emitError(scanner, 'comment ends before closing delimiter');
  const trims = delimiter === 'trim';
  const end = close + 2 + (trims ? TRIM_MARKER_LENGTH : 0) + RIGHT_DELIMITER.length;
  skipTo(scanner, trims ? skipSpaces(source, end) : end);
  return true;
}
