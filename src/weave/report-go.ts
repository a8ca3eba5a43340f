// The go command that commands without a build ask.
import { execFileSync } from 'node:child_process';

/** `go1.26.1`; undefined where there is no go command, or it does not run in `directory`. */
export function goVersionIn(directory: string): string | undefined {
  try {
    return execFileSync('go', ['env', 'GOVERSION'], { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch {
    return undefined;
  }
}
