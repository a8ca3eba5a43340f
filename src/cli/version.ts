// `otel-ts version`: one line with everything that a report of a problem needs first.
import { execFileSync } from 'node:child_process';
import { VERSION } from '../toolexec/installation.ts';

/** `otel-ts 0.1.0 (go1.26.8, node v20.20.2)` */
export function versionLine(): string {
  return `otel-ts ${VERSION} (${goVersion()}, node ${process.version})`;
}

function goVersion(): string {
  try {
    return execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'no go command in PATH';
  }
}
