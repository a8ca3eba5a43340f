// Decimal digits of floats. JavaScript's own conversions round halves up, Go's round the exact value to even.

export interface Decimal {
  readonly negative: boolean;
  /** Without leading zeros; empty for zero. */
  readonly digits: string;
  /** Where the decimal point stands: 0.5 has digits 5 and point 0. */
  readonly point: number;
}

/** The fewest digits that read back as the same float. */
export function shortestDecimal(value: number): Decimal {
  const negative = value < 0 || Object.is(value, -0);
  if (value === 0) return { negative, digits: '', point: 0 };
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { negative, digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

export function exactDecimal(value: number): Decimal {
  const negative = value < 0 || Object.is(value, -0);
  if (value === 0) return { negative, digits: '', point: 0 };
  const { mantissa, exponent } = splitFloat(value);
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return { negative, digits, point: digits.length };
  }
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return { negative, digits, point: digits.length + exponent };
}

/** |value| = mantissa × 2^exponent */
export function splitFloat(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & (2n ** 52n - 1n);
  return biased === 0 ? { mantissa: fraction, exponent: -1074 } : { mantissa: fraction | 2n ** 52n, exponent: biased - 1075 };
}

/** Keeps a number of leading digits, rounding half to even. A negative number keeps nothing and rounds to zero. */
export function roundDecimal(decimal: Decimal, keep: number): Decimal {
  const { digits } = decimal;
  if (keep >= digits.length) return decimal;
  if (keep < 0) return { ...decimal, digits: '', point: 0 };
  const kept = digits.slice(0, keep);
  const rest = digits.slice(keep).replace(/0+$/, '');
  const odd = '13579'.includes(kept.at(-1) ?? '0');
  const up = rest === '5' ? odd : rest > '5';
  if (!up) return kept === '' ? { ...decimal, digits: '', point: 0 } : { ...decimal, digits: kept };
  const raised = (BigInt(kept || '0') + 1n).toString();
  return { ...decimal, digits: raised, point: decimal.point + raised.length - keep };
}
