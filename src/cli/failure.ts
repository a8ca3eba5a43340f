// How a failure of any command is told.
import { UserError } from '../errors.ts';
import { VERSION } from '../toolexec/installation.ts';

/** Sets the exit status: 2 for wrong usage or configuration, 70 for what should not happen. */
export function reportFailure(error: unknown): void {
  if (error instanceof UserError) {
    process.stderr.write(`${error.format()}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  // Commander has told it already.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    process.exitCode = (error as Error & { exitCode?: number }).exitCode === 0 ? 0 : 2;
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${stack}\notel-ts: this is a bug of otel-ts ${VERSION}; run with OTEL_TS_DEBUG=1 for more, and report it with the lines above\n`);
  process.exitCode = 70;
}
