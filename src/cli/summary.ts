// The line at the end of `otel-ts go build`: what was woven, of how many packages.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from '../toolexec/cache-directory.ts';
import { isRunning } from '../toolexec/run-file.ts';
import { parseStatistic, STATISTICS, type Statistic } from '../toolexec/statistics.ts';

/** `go run` and `go vet` are about something else. */
const TOLD = new Set(['build', 'install', 'test']);
/** How many libraries are named. */
const NAMED = 4;

export interface Summary {
  /** That of toolexec/statistics.ts, if there is one. */
  file?: string;
  /** The line on stderr, of a build that has ended well, and nothing where nothing is known. */
  tell(succeeded: boolean): void;
}

export function beginSummary(command: string): Summary {
  if (!TOLD.has(command) || process.env.OTEL_TS_SUMMARY === 'off') return { tell() {} };
  const began = performance.now();
  const directory = join(cacheDirectory(), 'statistics');
  const file = join(directory, String(process.pid));
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    // Those of commands that were killed, and one with this process's id.
    for (const name of readdirSync(directory)) if (name === String(process.pid) || !isRunning(Number(name))) rmSync(join(directory, name), { force: true });
  } catch {
    return { tell() {} };
  }
  process.env[STATISTICS] = file;
  return {
    file,
    tell(succeeded) {
      const line = summaryLine(readStatistics(file), (performance.now() - began) / 1000);
      rmSync(file, { force: true });
      if (succeeded && line) process.stderr.write(`${line}\n`);
    },
  };
}

function readStatistics(file: string): Statistic[] {
  try {
    return readFileSync(file, 'utf8').split('\n').flatMap((line) => parseStatistic(line) ?? []);
  } catch {
    return [];
  }
}

/** Undefined where nothing was compiled or linked: then nothing is known. */
export function summaryLine(statistics: readonly Statistic[], seconds: number): string | undefined {
  if (statistics.length === 0) return undefined;
  const packages = new Set(statistics.flatMap((statistic) => statistic.packages ?? []));
  const woven = new Map(statistics.flatMap((statistic) => Object.entries(statistic.woven)));
  const libraries = new Map<string, number>();
  for (const joins of woven.values()) {
    for (const [name, count] of Object.entries(joins)) {
      const library = name.replace(/#.*$/, '');
      libraries.set(library, (libraries.get(library) ?? 0) + count);
    }
  }
  const most = [...libraries].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const total = most.reduce((sum, [, count]) => sum + count, 0);
  const named = most.slice(0, NAMED).map(([library, count]) => `${library} ${count}`);
  const detail = total === 0 ? '' : ` (${[...named, ...(most.length > NAMED ? ['…'] : [])].join(', ')})`;
  // Packages of a library build are only known as far as they were compiled now.
  const of = packages.size > 0 ? ` of ${counted(packages.size, 'package')}` : woven.size === 1 ? ' package' : ' packages';
  return `otel-ts: ${woven.size}${of} woven, ${counted(total, 'join')}${detail}, ${seconds.toFixed(1)} s`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
