// %x and %X of floats: a hexadecimal fraction and a binary exponent.
import { splitFloat } from './decimal.ts';

/** The bits behind the leading one, rounded half to even to a number of hexadecimal digits. */
function normalize(value: number, precision: number | undefined): { mantissa: bigint; exponent: number; fractionDigits: number } {
  let { mantissa, exponent } = splitFloat(value);
  if (mantissa === 0n) return { mantissa, exponent: 0, fractionDigits: 13 };
  while (mantissa < 2n ** 52n) {
    mantissa <<= 1n;
    exponent--;
  }
  exponent += 52;
  if (precision === undefined || precision >= 13) return { mantissa, exponent, fractionDigits: 13 };
  const dropped = BigInt(52 - 4 * precision);
  const rest = mantissa & (2n ** dropped - 1n);
  const half = 2n ** (dropped - 1n);
  mantissa >>= dropped;
  if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa++;
  if (mantissa >> BigInt(4 * precision) > 1n) {
    mantissa >>= 1n;
    exponent++;
  }
  return { mantissa, exponent, fractionDigits: precision };
}

export function formatHexFloat(value: number, format: 'x' | 'X', precision: number | undefined): string {
  const { mantissa, exponent, fractionDigits } = normalize(value, precision);
  const digits = mantissa.toString(16).padStart(fractionDigits + 1, '0');
  let fraction = digits.slice(1);
  fraction = precision === undefined ? fraction.replace(/0+$/, '') : fraction.padEnd(precision, '0').slice(0, precision);
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  const text = `0x${digits[0] ?? '0'}${fraction === '' ? '' : `.${fraction}`}p${power}`;
  return format === 'x' ? text : text.toUpperCase();
}
