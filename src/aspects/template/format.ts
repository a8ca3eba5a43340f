// fmt.Sprintf: reads the directives of a format and hands each its operand.
import { characterAt } from './characters.ts';
import type { Flags } from './format-flags.ts';
import { noFlags } from './format-flags.ts';
import { formatValue } from './format-value.ts';
import { kindOf, typeName } from './values.ts';

/** Widths beyond it are taken for mistakes, as in Go. */
const MAX_WIDTH = 1e6;

interface Printer {
  readonly format: string;
  readonly operands: readonly unknown[];
  text: string;
  position: number;
  operand: number;
  /** Explicit indexes were used: nobody counts the operands that are left over. */
  reordered: boolean;
  goodIndex: boolean;
  /** The last thing read was an index such as [3], after which no width may stand. */
  afterIndex: boolean;
}

export function printf(format: string, operands: readonly unknown[]): string {
  const printer: Printer = {
    format, operands, text: '', position: 0, operand: 0, reordered: false, goodIndex: true, afterIndex: false,
  };
  for (;;) {
    const percent = format.indexOf('%', printer.position);
    printer.text += format.slice(printer.position, percent < 0 ? undefined : percent);
    if (percent < 0) break;
    printer.position = percent + 1;
    printDirective(printer);
  }
  if (!printer.reordered && printer.operand < operands.length) printer.text += extraOperands(operands.slice(printer.operand));
  return printer.text;
}

function extraOperands(operands: readonly unknown[]): string {
  const described = operands.map((operand) => {
    const text = formatValue(operand, 'v', noFlags());
    return kindOf(operand) === 'nil' ? text : `${typeName(operand)}=${text}`;
  });
  return `%!(EXTRA ${described.join(', ')})`;
}

function printDirective(printer: Printer): void {
  printer.goodIndex = true;
  printer.afterIndex = false;
  const flags = readFlags(printer);
  readIndex(printer);
  readWidth(printer, flags);
  readPrecision(printer, flags);
  if (!printer.afterIndex) readIndex(printer);
  const verb = characterAt(printer.format, printer.position);
  printer.position += verb.length;
  if (verb === '') printer.text += '%!(NOVERB)';
  else if (verb === '%') printer.text += '%';
  else if (!printer.goodIndex) printer.text += `%!${verb}(BADINDEX)`;
  else if (printer.operand >= printer.operands.length) printer.text += `%!${verb}(MISSING)`;
  else printer.text += formatValue(printer.operands[printer.operand++], verb, verb === 'v' ? modes(flags) : flags);
}

function modes(flags: Flags): Flags {
  return { ...flags, plusV: flags.plus, sharpV: flags.sharp, plus: false, sharp: false };
}

function readFlags(printer: Printer): Flags {
  const flags = noFlags();
  for (; ; printer.position++) {
    switch (printer.format[printer.position]) {
      case '#': flags.sharp = true; break;
      case '0': flags.zero = true; break;
      case '+': flags.plus = true; break;
      case '-': flags.minus = true; break;
      case ' ': flags.space = true; break;
      default: return flags;
    }
  }
}

/** `[2]`: the operand to take next. */
function readIndex(printer: Printer): void {
  printer.afterIndex = false;
  if (printer.format[printer.position] !== '[') return;
  printer.reordered = true;
  const close = printer.format.indexOf(']', printer.position);
  const digits = close < 0 ? '' : printer.format.slice(printer.position + 1, close);
  printer.position = close < 0 ? printer.position + 1 : close + 1;
  const index = /^[0-9]{1,7}$/.test(digits) ? Number(digits) - 1 : -1;
  printer.afterIndex = /^[0-9]{1,7}$/.test(digits);
  if (index >= 0 && index < printer.operands.length) printer.operand = index;
  else printer.goodIndex = false;
}

function readWidth(printer: Printer, flags: Flags): void {
  if (printer.format[printer.position] !== '*') {
    flags.width = readNumber(printer);
    if (printer.afterIndex && flags.width !== undefined) printer.goodIndex = false;
    return;
  }
  printer.position++;
  const width = takeInteger(printer);
  if (width === undefined) printer.text += '%!(BADWIDTH)';
  if (width !== undefined && width < 0) Object.assign(flags, { minus: true, zero: false });
  flags.width = width === undefined ? undefined : Math.abs(width);
  printer.afterIndex = false;
}

function readPrecision(printer: Printer, flags: Flags): void {
  if (printer.format[printer.position] !== '.' || printer.position + 1 >= printer.format.length) return;
  printer.position++;
  if (printer.afterIndex) printer.goodIndex = false;
  readIndex(printer);
  if (printer.format[printer.position] !== '*') {
    flags.precision = readNumber(printer) ?? 0;
    return;
  }
  printer.position++;
  const precision = takeInteger(printer);
  if (precision === undefined || precision < 0) printer.text += '%!(BADPREC)';
  else flags.precision = precision;
  printer.afterIndex = false;
}

function readNumber(printer: Printer): number | undefined {
  const digits = /^[0-9]*/.exec(printer.format.slice(printer.position))?.[0] ?? '';
  if (digits === '') return undefined;
  const number = Number(digits);
  // Go gives up on the rest of the format at a width beyond all measure.
  const tooLarge = Math.floor(number / 10) > MAX_WIDTH;
  printer.position = tooLarge ? printer.format.length : printer.position + digits.length;
  return tooLarge ? undefined : number;
}

function takeInteger(printer: Printer): number | undefined {
  if (printer.operand >= printer.operands.length) return undefined;
  const operand = printer.operands[printer.operand++];
  const number = kindOf(operand) === 'int' ? Number(operand) : undefined;
  return number !== undefined && Math.abs(number) <= MAX_WIDTH ? number : undefined;
}
