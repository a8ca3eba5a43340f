// Go's predefined functions by name, and how many arguments each takes.
import { equal, lessThan, lessThanOrEqual } from './comparison.ts';
import { indexItem, lengthOf, sliceItem } from './collections.ts';
import { escapeHtml, escapeJavaScript, escapeQuery, escapedText } from './escape.ts';
import { printf } from './format.ts';
import { print, println } from './print.ts';
import { isTrue } from './values.ts';

export interface Builtin {
  readonly minimum: number;
  readonly maximum: number;
  /** Throws an Error that says what is wrong with the values. */
  run(values: readonly unknown[]): unknown;
}

function takes(minimum: number, maximum: number, run: (values: readonly unknown[]) => unknown): Builtin {
  return { minimum, maximum, run };
}

/** Calls decide themselves how and, or and call treat their arguments. */
function special(minimum: number): Builtin {
  return takes(minimum, Infinity, () => {
    throw new Error('not a plain function');
  });
}

export const BUILTINS: Readonly<Record<string, Builtin>> = {
  and: special(1),
  or: special(1),
  call: special(1),
  not: takes(1, 1, ([value]) => !isTrue(value)),
  len: takes(1, 1, ([value]) => lengthOf(value)),
  index: takes(1, Infinity, ([item, ...indexes]) => indexItem(item, indexes)),
  slice: takes(1, Infinity, ([item, ...indexes]) => sliceItem(item, indexes)),
  print: takes(0, Infinity, print),
  println: takes(0, Infinity, println),
  printf: takes(1, Infinity, ([format, ...values]) => printf(String(format), values)),
  html: takes(0, Infinity, (values) => escapeHtml(escapedText(values))),
  js: takes(0, Infinity, (values) => escapeJavaScript(escapedText(values))),
  urlquery: takes(0, Infinity, (values) => escapeQuery(escapedText(values))),
  eq: takes(1, Infinity, ([first, ...others]) => equal(first, others)),
  ne: takes(2, 2, ([first, second]) => !equal(first, [second])),
  lt: takes(2, 2, ([first, second]) => lessThan(first, second)),
  le: takes(2, 2, ([first, second]) => lessThanOrEqual(first, second)),
  gt: takes(2, 2, ([first, second]) => !lessThanOrEqual(first, second)),
  ge: takes(2, 2, ([first, second]) => !lessThan(first, second)),
};
