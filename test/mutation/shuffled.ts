// An order that a seed decides, the same on every machine.

export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const left = [...items];
  let state = seed >>> 0;
  // Numerical Recipes' linear congruential generator; its high bits are the better ones.
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return items.map(() => left.splice(below(left.length), 1)[0] as T);
}
