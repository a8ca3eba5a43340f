// What `otel-ts go` tells at the end of a build: its tool calls append lines to a file, whose name they find in the
// environment. A link says all of its program, cached packages too: their archives carry what was woven into them.
import { appendFileSync, existsSync } from 'node:fs';
import { phaseWove } from '../timing/phases.ts';
import { carriedBy } from './carried-imports.ts';
import { parseImportConfig } from './importcfg.ts';

export const STATISTICS = 'OTEL_TS_STATISTICS';

/** One line of the file, as JSON. */
export interface Statistic {
  /** Import paths of a whole program; a compile call says nothing of others. */
  packages?: string[];
  /** Import path → name of an aspect → how often it was woven in. */
  woven: Record<string, Record<string, number>>;
}

/** Undefined for a line that a full disk cut off. */
export function parseStatistic(line: string): Statistic | undefined {
  try {
    return JSON.parse(line) as Statistic;
  } catch {
    return undefined;
  }
}

/** Failures are nobody's concern: a build must not end for its statistics. */
export function noteStatistic(statistic: () => Statistic, environment: NodeJS.ProcessEnv): void {
  const file = environment[STATISTICS];
  if (!file) return;
  try {
    appendFileSync(file, `${JSON.stringify(statistic())}\n`);
  } catch {
    // A full disk, or the command that asked has gone.
  }
}

/** `joins`: name of an aspect → how often it was woven in. */
export function noteWoven(importPath: string, joins: ReadonlyMap<string, number>, environment: NodeJS.ProcessEnv): void {
  phaseWove([...joins.values()].reduce((sum, count) => sum + count, 0));
  noteStatistic(() => ({ woven: { [importPath]: Object.fromEntries(joins) } }), environment);
}

/** `importConfig` is the linker's, which names the main package too, by its import path. */
export function statisticOfProgram(importConfig: string): Statistic {
  const { archives, shared } = parseImportConfig(importConfig);
  const woven: Statistic['woven'] = {};
  for (const [path, archive] of archives) {
    const joins = existsSync(archive) ? carriedBy(archive).joins : undefined;
    if (joins && joins.size > 0) woven[path] = Object.fromEntries(joins);
  }
  return { packages: [...archives.keys(), ...shared], woven };
}
