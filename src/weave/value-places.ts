// Where woven code reads the values that aspects name, so that what the compiler refuses of one costs that one only.
import type { Expression } from '../aspects/expressions.ts';
import type { Notice, Refused, ValuePlace } from './contract.ts';
import { RefusedValueError } from './left-out.ts';

/** The file that the compiler names for a place in woven code that reads a value. */
export function valueFile(index: number): string {
  return `otelts-value-${index}`;
}

export class ValuePlaces {
  readonly read: ValuePlace[] = [];
  readonly #refused: Refused;

  readonly #notices: Notice[];

  constructor(refused: Refused = {}, notices: Notice[] = []) {
    this.#refused = refused;
    this.#notices = notices;
  }

  /** Says that a part of an advice, or all of it, is not woven into the function at `fn`, for the aspect is at fault. */
  leaveOut(what: string, { code, message, position }: RefusedValueError, fn: { name: string; place: string }): void {
    this.#notices.push({ code, message: `${what} is left out of ${fn.name || 'the function'} at ${fn.place}: ${message}`, ...position });
  }

  /** What marks Go code that reads the value in the function at `fn`. Throws RefusedValueError where the compiler refused it. */
  reader({ position, text }: Expression, fn: string): (code: string) => string {
    const { file, line, column } = position;
    const place = { file, line, column, text, fn };
    const known = this.#refused.expressions?.find((other) => sameValue(other, place));
    if (known) throw new RefusedValueError(known.message, position);
    const mark = `/*line ${valueFile(this.read.push(place) - 1)}:1:1*/`;
    if (!this.#refused.pinpoint) return (code) => code;
    return (code) => `${mark}${code}/*line ${file}:${line}:${column}*/`;
  }
}

function sameValue(a: ValuePlace, b: ValuePlace): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.text === b.text && a.fn === b.fn;
}
