// %e %E %f %F %g %G %b %x %X and %v of floats.
import type { Decimal } from './decimal.ts';
import { exactDecimal, roundDecimal, shortestDecimal, splitFloat } from './decimal.ts';
import type { Flags } from './format-flags.ts';
import { pad, padWithSpaces } from './format-flags.ts';
import { formatHexFloat } from './format-hex-float.ts';

const DEFAULT_PRECISION: Readonly<Record<string, number | undefined>> = { e: 6, E: 6, f: 6, F: 6 };

/** Undefined where the verb is not one for floats. */
export function formatFloat(value: number, verb: string, flags: Flags): string | undefined {
  if (!'veEfFgGbxX'.includes(verb)) return undefined;
  const format = verb === 'v' ? 'g' : verb === 'F' ? 'f' : verb;
  const precision = flags.precision ?? DEFAULT_PRECISION[verb];
  const sign = value < 0 || Object.is(value, -0) ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  if (!Number.isFinite(value)) return padWithSpaces(specialName(value, flags), flags);
  let digits = formatMagnitude(Math.abs(value), format, precision);
  if (flags.sharp && format !== 'b') digits = keepPoint(digits, format, precision);
  // The zeros of %06.2f stand between sign and digits.
  if (sign !== '' && flags.zero && !flags.minus) return sign + pad(digits, { ...flags, width: (flags.width ?? 0) - 1 });
  return pad(sign + digits, flags);
}

function specialName(value: number, flags: Flags): string {
  const sign = value < 0 ? '-' : flags.plus ? '+' : flags.space ? ' ' : Number.isNaN(value) ? '' : '+';
  return sign + (Number.isNaN(value) ? 'NaN' : 'Inf');
}

function formatMagnitude(value: number, format: string, precision: number | undefined): string {
  switch (format) {
    case 'b': return formatBinary(value);
    case 'x':
    case 'X': return formatHexFloat(value, format, precision);
    case 'f': return formatFixed(value, precision ?? 6);
    case 'e':
    case 'E': return formatExponent(roundDecimal(exactDecimal(value), (precision ?? 6) + 1), format, precision ?? 6);
    default: return formatGeneral(value, format, precision);
  }
}

function formatBinary(value: number): string {
  const { mantissa, exponent } = splitFloat(value);
  return `${mantissa}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

function plain(decimal: Decimal, decimals: number): string {
  const { digits, point } = decimal;
  const whole = digits.slice(0, Math.max(point, 0)).padEnd(Math.max(point, 0), '0');
  const fraction = '0'.repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0));
  return (whole || '0') + (decimals > 0 ? `.${fraction.slice(0, decimals).padEnd(decimals, '0')}` : '');
}

function formatFixed(value: number, decimals: number): string {
  const exact = exactDecimal(value);
  return plain(roundDecimal(exact, exact.point + decimals), decimals);
}

function formatExponent({ digits, point }: Decimal, format: string, decimals: number): string {
  const exponent = digits === '' ? 0 : point - 1;
  const fraction = decimals > 0 ? `.${digits.slice(1, decimals + 1).padEnd(decimals, '0')}` : '';
  return `${digits[0] ?? '0'}${fraction}${format}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** An exponent for very small and very large numbers, else plain; never trailing zeros. */
function formatGeneral(value: number, format: string, precision: number | undefined): string {
  const wanted = precision === 0 ? 1 : precision;
  const rounded = wanted === undefined ? shortestDecimal(value) : roundDecimal(exactDecimal(value), wanted);
  const decimal = { ...rounded, digits: rounded.digits.replace(/0+$/, '') };
  const exponent = decimal.digits === '' ? 0 : decimal.point - 1;
  if (exponent < -4 || exponent >= (wanted ?? 6)) {
    return formatExponent(decimal, format === 'g' ? 'e' : 'E', Math.max(decimal.digits.length - 1, 0));
  }
  return plain(decimal, Math.max(decimal.digits.length - decimal.point, 0));
}

/** The # flag: a decimal point always, and for %g the zeros that it usually drops. */
function keepPoint(text: string, format: string, precision: number | undefined): string {
  const tailAt = text.search(/^0[xX]/.test(text) ? /[pP]/ : /[eEpP]/);
  const tail = tailAt < 0 ? '' : text.slice(tailAt);
  const head = tailAt < 0 ? text : text.slice(0, tailAt);
  let zeros = 'gGx'.includes(format) ? (precision ?? 6) : 0;
  if (head === '0') zeros--;
  zeros -= head.replace('.', '').replace(/^0+/, '').length;
  return (head.includes('.') ? head : `${head}.`) + '0'.repeat(Math.max(zeros, 0)) + tail;
}
