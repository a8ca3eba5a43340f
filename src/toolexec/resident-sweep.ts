// Directories that killed processes left behind.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './run-file.ts';

/** A process of another container, with the same cache, does not run here either. */
const MIN_AGE = 3600 * 1000;

/** `parent` holds one directory for each, `<pid>-…`. */
export function removeOldResidents(parent: string): void {
  for (const name of readdirSync(parent)) {
    const directory = join(parent, name);
    const age = Date.now() - (statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > MIN_AGE && !isRunning(Number(name.split('-', 1)[0]))) rmSync(directory, { recursive: true, force: true });
  }
}
