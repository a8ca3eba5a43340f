// Finds where a number ends. Deliberately generous, as Go's own lexer is: the parser judges the digits.
import { characterAt, isAlphaNumeric } from './characters.ts';
import { quoteString } from './quote.ts';
import type { Scanner } from './scanner.ts';
import { emit, emitError, nextCharacter } from './scanner.ts';

const HEXADECIMAL = '0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?';
const OCTAL = '0[oO][0-7_]*(?:\\.[0-7_]*)?';
const BINARY = '0[bB][01_]*(?:\\.[01_]*)?';
const DECIMAL = '[0-9_]*(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?';
const NUMBER = new RegExp(`[+-]?(?:${HEXADECIMAL}|${OCTAL}|${BINARY}|${DECIMAL})i?`, 'y');

export function lexNumber(scanner: Scanner): boolean {
  scanner.position = scanner.start;
  if (!skipNumber(scanner)) return badNumber(scanner);
  const sign = scanner.source[scanner.position];
  if (sign !== '+' && sign !== '-') {
    emit(scanner, 'number');
    return true;
  }
  if (!skipNumber(scanner) || scanner.source[scanner.position - 1] !== 'i') return badNumber(scanner);
  emit(scanner, 'complex');
  return true;
}

function skipNumber(scanner: Scanner): boolean {
  NUMBER.lastIndex = scanner.position;
  scanner.position += NUMBER.exec(scanner.source)?.[0].length ?? 0;
  if (!isAlphaNumeric(characterAt(scanner.source, scanner.position))) return true;
  nextCharacter(scanner);
  return false;
}

function badNumber(scanner: Scanner): false {
  return emitError(scanner, `bad number syntax: ${quoteString(scanner.source.slice(scanner.start, scanner.position))}`);
}
