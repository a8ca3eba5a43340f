// %d %b %o %O %x %X %c %q %U of integers.
import { characterAt, isPrintable } from './characters.ts';
import type { Flags } from './format-flags.ts';
import { pad, padWithSpaces } from './format-flags.ts';
import { quoteRune } from './quote.ts';

const BASES: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

/** Undefined where the verb is not one for integers. */
export function formatInteger(value: number | bigint, verb: string, flags: Flags): string | undefined {
  const integer = BigInt(value);
  const base = BASES[verb];
  if (base !== undefined) return formatInBase(integer, base, verb, flags);
  switch (verb) {
    case 'c': return pad(toCharacter(integer), flags);
    case 'q': return pad(quoteRune(toCharacter(integer), flags.plus), flags);
    case 'U': return formatUnicode(integer, flags);
    default: return undefined;
  }
}

function toCharacter(code: bigint): string {
  const valid = code >= 0n && code <= 0x10ffffn && !(code >= 0xd800n && code <= 0xdfffn);
  return valid ? String.fromCodePoint(Number(code)) : '\ufffd';
}

function formatInBase(integer: bigint, base: number, verb: string, flags: Flags): string {
  if (flags.precision === 0 && integer === 0n) return ' '.repeat(flags.width ?? 0);
  const negative = integer < 0n;
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  let digits = (negative ? -integer : integer).toString(base);
  if (verb === 'X') digits = digits.toUpperCase();
  digits = digits.padStart(minimumDigits(sign, flags), '0');
  return padWithSpaces(sign + prefix(digits, base, verb, flags) + digits, flags);
}

/** A precision beats the zero flag; zeros are never put to the right. */
function minimumDigits(sign: string, flags: Flags): number {
  if (flags.precision !== undefined) return flags.precision;
  return flags.zero && !flags.minus ? (flags.width ?? 0) - sign.length : 0;
}

function prefix(digits: string, base: number, verb: string, flags: Flags): string {
  const octal = verb === 'O' ? '0o' : '';
  if (!flags.sharp) return octal;
  if (base === 2) return '0b';
  if (base === 8) return octal + (digits.startsWith('0') ? '' : '0');
  return base === 16 ? `0${verb}` : '';
}

function formatUnicode(integer: bigint, flags: Flags): string {
  const code = BigInt.asUintN(64, integer);
  const digits = code.toString(16).toUpperCase().padStart(Math.max(flags.precision ?? 0, 4), '0');
  const character = code <= 0x10ffffn ? characterAt(toCharacter(code), 0) : '';
  const shown = flags.sharp && character !== '' && isPrintable(character) ? ` '${character}'` : '';
  return padWithSpaces(`U+${digits}${shown}`, flags);
}
