// The tokens between `{{` and `}}`.
import { characterAt, describeCharacter, isAlphaNumeric, isSpace } from './characters.ts';
import { lexNumber } from './lex-number.ts';
import type { Scanner } from './scanner.ts';
import {
  RIGHT_DELIMITER, TRIM_MARKER_LENGTH, emit, emitError, nextCharacter, rightDelimiterAt, skipSpaces, skipTo,
} from './scanner.ts';
import type { TokenKind } from './tokens.ts';
import { isKeyword } from './tokens.ts';

/** Reads one action to its end. False after an error. */
export function lexAction(scanner: Scanner): boolean {
  for (;;) {
    if (rightDelimiterAt(scanner.source, scanner.position) !== 'none') {
      return scanner.parenDepth === 0 ? lexRightDelimiter(scanner) : emitError(scanner, 'unclosed left paren');
    }
    if (!lexToken(scanner)) return false;
  }
}

function lexRightDelimiter(scanner: Scanner): true {
  const trims = rightDelimiterAt(scanner.source, scanner.position) === 'trim';
  if (trims) skipTo(scanner, scanner.position + TRIM_MARKER_LENGTH);
  scanner.position += RIGHT_DELIMITER.length;
  emit(scanner, 'right-delimiter');
  if (trims) skipTo(scanner, skipSpaces(scanner.source, scanner.position));
  return true;
}

function accept(scanner: Scanner, kind: TokenKind): true {
  emit(scanner, kind);
  return true;
}

function lexToken(scanner: Scanner): boolean {
  const character = nextCharacter(scanner);
  switch (character) {
    case '': return emitError(scanner, 'unclosed action');
    case '=': return accept(scanner, 'assign');
    case '|': return accept(scanner, 'pipe');
    case '"': return lexQuoted(scanner, '"', 'string', 'unterminated quoted string');
    case "'": return lexQuoted(scanner, "'", 'rune', 'unterminated character constant');
    case '`': return lexRawString(scanner);
    case '$': return atTerminator(scanner) ? accept(scanner, 'variable') : lexName(scanner, 'variable');
    case '(':
      scanner.parenDepth++;
      return accept(scanner, 'left-paren');
    case ')':
      if (--scanner.parenDepth < 0) return emitError(scanner, 'unexpected right paren');
      return accept(scanner, 'right-paren');
    case ':':
      if (nextCharacter(scanner) !== '=') return emitError(scanner, 'expected :=');
      return accept(scanner, 'declare');
    default: return lexWord(scanner, character);
  }
}

function lexWord(scanner: Scanner, character: string): boolean {
  if (isSpace(character)) return lexSpace(scanner);
  const following = scanner.source[scanner.position];
  if (character === '.' && following !== undefined && !/[0-9]/.test(following)) {
    return atTerminator(scanner) ? accept(scanner, 'dot') : lexName(scanner, 'field');
  }
  if (/[0-9.+-]/.test(character)) return lexNumber(scanner);
  if (isAlphaNumeric(character)) return lexIdentifier(scanner);
  if (/[ -~]/.test(character)) return accept(scanner, 'char');
  return emitError(scanner, `unrecognized character in action: ${describeCharacter(character)}`);
}

function lexSpace(scanner: Scanner): true {
  scanner.position = skipSpaces(scanner.source, scanner.position);
  // The last space may belong to the trim marker that follows it.
  if (rightDelimiterAt(scanner.source, scanner.position - 1) === 'trim') scanner.position--;
  return accept(scanner, 'space');
}

function lexIdentifier(scanner: Scanner): boolean {
  skipName(scanner);
  if (!atTerminator(scanner)) return badCharacter(scanner);
  const word = scanner.source.slice(scanner.start, scanner.position);
  if (isKeyword(word) && !scanner.takenKeywords.has(word)) return accept(scanner, word);
  return accept(scanner, word === 'true' || word === 'false' ? 'bool' : 'identifier');
}

function lexName(scanner: Scanner, kind: 'field' | 'variable'): boolean {
  skipName(scanner);
  return atTerminator(scanner) ? accept(scanner, kind) : badCharacter(scanner);
}

function skipName(scanner: Scanner): void {
  while (isAlphaNumeric(characterAt(scanner.source, scanner.position))) nextCharacter(scanner);
}

function badCharacter(scanner: Scanner): false {
  return emitError(scanner, `bad character ${describeCharacter(characterAt(scanner.source, scanner.position))}`);
}

/** Names must end where a name can end: `$x+2` is a mistake, `.X.Y` is two fields. */
function atTerminator(scanner: Scanner): boolean {
  const character = characterAt(scanner.source, scanner.position);
  return isSpace(character) || '.,|:)('.includes(character) || scanner.source.startsWith(RIGHT_DELIMITER, scanner.position);
}

function lexQuoted(scanner: Scanner, quote: string, kind: 'string' | 'rune', unterminated: string): boolean {
  for (;;) {
    let character = nextCharacter(scanner);
    if (character === quote) return accept(scanner, kind);
    if (character === '\\') character = nextCharacter(scanner);
    if (character === '' || character === '\n') return emitError(scanner, unterminated);
  }
}

function lexRawString(scanner: Scanner): boolean {
  const close = scanner.source.indexOf('`', scanner.position);
  if (close < 0) return emitError(scanner, 'unterminated raw quoted string');
  scanner.position = close + 1;
  return accept(scanner, 'raw-string');
}
