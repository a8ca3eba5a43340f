// Go's strconv.Quote and its relatives: %q, error messages and %#v need them.
import { isPrintable } from './characters.ts';

const SHORT: Readonly<Record<string, string>> = {
  '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '\\': '\\\\',
};

function escapeCharacter(character: string, quote: string, ascii: boolean): string {
  if (character === quote) return `\\${character}`;
  const short = SHORT[character];
  if (short !== undefined) return short;
  // A lone surrogate has no UTF-8 form; Go would have read a replacement character there.
  const code = (/^\p{Cs}$/u.test(character) ? '\ufffd' : character).codePointAt(0) ?? 0;
  if (isPrintable(character) && (code < 0x80 || !ascii)) return character;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

function quoteWith(text: string, quote: string, ascii: boolean): string {
  return quote + [...text].map((character) => escapeCharacter(character, quote, ascii)).join('') + quote;
}

/** strconv.Quote, or QuoteToASCII. */
export function quoteString(text: string, ascii = false): string {
  return quoteWith(text, '"', ascii);
}

/** strconv.QuoteRune, or QuoteRuneToASCII. */
export function quoteRune(character: string, ascii = false): string {
  return quoteWith(character, "'", ascii);
}

/** strconv.CanBackquote: %#q writes a raw string where it can. */
export function canBackquote(text: string): boolean {
  return !/[\x00-\x08\x0a-\x1f\x7f`\ufeff]/.test(text);
}
