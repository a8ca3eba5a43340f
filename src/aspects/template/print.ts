// fmt.Sprint and fmt.Sprintln.
import { noFlags } from './format-flags.ts';
import { formatValue } from './format-value.ts';

export function print(values: readonly unknown[]): string {
  let text = '';
  values.forEach((value, index) => {
    // A space stands only between two operands of which neither is a string.
    const spaced = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
    text += (spaced ? ' ' : '') + formatValue(value, 'v', noFlags());
  });
  return text;
}

export function println(values: readonly unknown[]): string {
  return `${values.map((value) => formatValue(value, 'v', noFlags())).join(' ')}\n`;
}
