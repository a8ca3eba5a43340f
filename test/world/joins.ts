// What was woven into a module's programs and test programs: their links say it of all packages, cached ones too.
import { existsSync, readFileSync } from 'node:fs';
import type { Statistic } from '../../src/toolexec/statistics.ts';

export type Joins = Record<string, number>;

/**
 * Name of an aspect → places, over all packages of all links. A package that tests compile again has its test files'
 * places, too: of its variants, the most.
 */
export function joinsOf(file: string): Joins {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const most = new Map<string, Map<string, number>>();
  for (const { packages, woven } of lines.map((line) => JSON.parse(line) as Statistic)) {
    // A compile call speaks only of what was not cached.
    if (!packages) continue;
    for (const [path, joins] of Object.entries(woven)) {
      const known = most.get(path) ?? new Map<string, number>();
      for (const [name, count] of Object.entries(joins)) known.set(name, Math.max(known.get(name) ?? 0, count));
      most.set(path, known);
    }
  }
  const sum = new Map<string, number>();
  for (const joins of most.values()) for (const [name, count] of joins) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries([...sum].sort(([a], [b]) => (a < b ? -1 : 1)));
}
