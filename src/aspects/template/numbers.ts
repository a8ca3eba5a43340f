// Number literals. Their spelling decides whether they are int or float64, as Go's constants without a type do.
import { quoteString } from './quote.ts';
import { makeFloat, makeInt } from './values.ts';

const DIGITS = '[0-9](?:_?[0-9])*';
const HEX = '[0-9a-fA-F](?:_?[0-9a-fA-F])*';
const DECIMAL_INTEGER = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const OCTAL_INTEGER = /^[+-]?0(?:_?[0-7])+$/;
const PREFIXED_INTEGER = /^[+-]?0(?:[xX](?:_?[0-9a-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)$/;
const DECIMAL_FLOAT = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const HEX_FLOAT = new RegExp(`^([+-]?)0[xX]_?((?:${HEX})?)(?:\\.((?:${HEX})?))?[pP]([+-]?${DIGITS})$`);

const MAX_INT = 2n ** 63n - 1n;
const MIN_INT = -(2n ** 63n);
const MAX_UINT = 2n ** 64n - 1n;

/** `value` is undefined for integers that only a uint64 can hold. */
export type NumberLiteral = { value: unknown } | { error: string };

export function parseNumber(text: string): NumberLiteral {
  if (text.endsWith('i')) return { error: `complex constants are not supported: ${quoteString(text)}` };
  const integer = parseInteger(text);
  if (integer !== undefined && integer >= MIN_INT && integer <= MAX_INT) {
    // The spelling wins even here: -0x1E has an "E" and no plain 0x in front, so Go takes it for a float.
    return { value: isFloatSpelling(text) ? makeFloat(Number(integer)) : makeInt(integer) };
  }
  if (integer !== undefined && integer <= MAX_UINT && /^[0-9]/.test(text)) return { value: undefined };
  const float = parseFloatLiteral(text);
  if (float === undefined || !Number.isFinite(float)) return { error: `illegal number syntax: ${quoteString(text)}` };
  if (!/[.eEpP]/.test(text)) return { error: `integer overflow: ${quoteString(text)}` };
  return { value: makeFloat(float) };
}

function isFloatSpelling(text: string): boolean {
  const hexInteger = /^0[xX]./.test(text) && !/[pP]/.test(text);
  return !hexInteger && /[.eEpP]/.test(text);
}

function parseInteger(text: string): bigint | undefined {
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  const sign = text.startsWith('-') ? -1n : 1n;
  if (DECIMAL_INTEGER.test(text) || PREFIXED_INTEGER.test(text)) return sign * BigInt(digits);
  if (OCTAL_INTEGER.test(text)) return sign * BigInt(`0o${digits.slice(1)}`);
  return undefined;
}

function parseFloatLiteral(text: string): number | undefined {
  if (DECIMAL_FLOAT.test(text)) return Number(text.replaceAll('_', ''));
  const match = HEX_FLOAT.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match.map((part) => part?.replaceAll('_', ''));
  if (whole + fraction === '') return undefined;
  const magnitude = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -magnitude : magnitude;
}
