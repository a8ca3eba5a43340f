// Go's string and rune literals (strconv.Unquote).

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([abfnrtv\\'"]))/y;
const SINGLE: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92, "'": 39, '"': 34 };

interface Escape {
  value: number;
  length: number;
  /** `\x` and octal escapes stand for bytes, the others for characters. */
  isByte: boolean;
}

function readEscape(text: string, offset: number, quote: string): Escape | undefined {
  ESCAPE.lastIndex = offset;
  const match = ESCAPE.exec(text);
  if (!match) return undefined;
  const [{ length }, hexByte, octal, short, long, single] = match;
  const byte = hexByte !== undefined ? Number.parseInt(hexByte, 16) : octal !== undefined ? Number.parseInt(octal, 8) : undefined;
  if (byte !== undefined) return byte > 255 ? undefined : { value: byte, length, isByte: true };
  const hex = short ?? long;
  if (hex !== undefined) {
    const value = Number.parseInt(hex, 16);
    const valid = value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
    return valid ? { value, length, isByte: false } : undefined;
  }
  // A string may not escape the rune's quote, nor a rune the string's.
  if ((single === "'" || single === '"') && single !== quote) return undefined;
  return { value: SINGLE[single ?? ''] ?? 0, length, isByte: false };
}

/** The value of an interpreted or raw string literal with its quotes; undefined for a malformed one. */
export function unquoteString(literal: string): string | undefined {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) return body.replaceAll('\r', '');
  const parts: Buffer[] = [];
  for (let offset = 0; offset < body.length;) {
    const backslash = body.indexOf('\\', offset);
    const end = backslash < 0 ? body.length : backslash;
    parts.push(Buffer.from(body.slice(offset, end)));
    offset = end;
    if (backslash < 0) break;
    const escape = readEscape(body, offset, '"');
    if (!escape) return undefined;
    parts.push(escape.isByte ? Buffer.of(escape.value) : Buffer.from(String.fromCodePoint(escape.value)));
    offset += escape.length;
  }
  return Buffer.concat(parts).toString();
}

/** The code of a rune literal with its quotes, or what is wrong with it. */
export function unquoteRune(literal: string): number | { error: string } {
  const escape = literal[1] === '\\' ? readEscape(literal, 1, "'") : undefined;
  const code = escape?.value ?? literal.codePointAt(1);
  if (code === undefined || literal === "''" || (literal[1] === '\\' && !escape)) return { error: 'invalid syntax' };
  const length = escape?.length ?? String.fromCodePoint(code).length;
  return literal.length === length + 2 ? code : { error: `malformed character constant: ${literal}` };
}
