// Logic with a third value: what cannot be known here neither matches nor, negated, matches.
import type { Truth } from './model.ts';

/** Those that ask the type checker come last, and are not asked where another one says no. */
export function everyTrue<Item>(items: readonly Item[], truthOf: (item: Item) => Truth): Truth {
  let result: Truth = true;
  for (const item of items) {
    const truth = truthOf(item);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}

export function someTrue<Item>(items: readonly Item[], truthOf: (item: Item) => Truth): Truth {
  let result: Truth = false;
  for (const item of items) {
    const truth = truthOf(item);
    if (truth === true) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
}

export function negation(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
