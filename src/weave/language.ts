// Go language versions, `go1.21`, and what raising one would do.

/** From this version on each iteration of a loop has variables of its own. https://go.dev/blog/loopvar-preview */
const LOOP_VARIABLES = 'go1.22';

/** Negative where `a` is older. */
export function compareLanguages(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => Number(/^go1\.(\d+)/.exec(text)?.[1] ?? 0)) as [number, number];
  return first - second;
}

export function crossesLoopVariables(from: string, to: string): boolean {
  return compareLanguages(from, LOOP_VARIABLES) < 0 && compareLanguages(to, LOOP_VARIABLES) >= 0;
}

export function laterLanguage(a: string | undefined, b: string): string {
  return a === undefined || compareLanguages(a, b) < 0 ? b : a;
}
