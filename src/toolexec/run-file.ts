// Which plan a running go command builds with, for raw `-toolexec 'otel-ts toolexec'`: noted by its first tool call,
// read by bin/otel-ts in all others. Names are the same there.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { keepIfPossible } from './atomic-write.ts';
import { processKey } from './process-tree.ts';

/** No go command runs for longer. */
const MAX_AGE = 7 * 24 * 3600 * 1000;
const MAX_FILES = 200;

export function noteRun(cache: string, planDirectory: string): void {
  const key = processKey(process.ppid);
  if (!key) return;
  const directory = join(cache, 'run');
  keepIfPossible(join(directory, key), `${planDirectory}\n`);
  if (existsSync(directory)) removeOldRuns(directory);
}

function removeOldRuns(directory: string): void {
  const names = readdirSync(directory);
  if (names.length < MAX_FILES) return;
  for (const name of names) {
    const file = join(directory, name);
    const pid = Number(name.split('-', 1)[0]);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > MAX_AGE || !isRunning(pid)) rmSync(file, { force: true });
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
