// The go command below `otel-ts go`: it ends as that ends, and signals are for the go command to answer.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { UserError } from '../errors.ts';
import { type Resident, startResident } from '../toolexec/resident.ts';
import type { ToolexecOptions } from '../toolexec/toolexec-flag.ts';

export interface GoProcess {
  /** Undefined where nothing is woven. */
  options?: ToolexecOptions | undefined;
  args(options: ToolexecOptions | undefined): readonly string[];
  /** Told of the process, with what it writes to stderr; without, that goes where ours goes. */
  watch?: ((pid: number, stderr: Readable) => void) | undefined;
  /** Called once the process is there. */
  started(pid: number): void;
  ended(): void;
  /** Called before a signal ends this process. */
  signalled?(): void;
}

/** Ends as the go command ends. */
export async function runGo({ options, args, watch, started, ended, signalled }: GoProcess): Promise<void> {
  let go: ChildProcess | undefined;
  let early: NodeJS.Signals | undefined;
  // Before there is anything to leave behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) {
    process.on(signal, () => (go ? void go.kill(signal) : void (early ??= signal)));
  }
  const resident = options && (await startResident(options));
  const end = (signal: NodeJS.Signals | null): void => {
    resident?.close();
    ended();
    if (signal) {
      signalled?.();
      endBy(signal);
    }
  };
  if (early) return end(early);
  const child = (go = spawn('go', args(options && { ...options, resident: resident?.directory }), { stdio: ['inherit', 'inherit', watch ? 'pipe' : 'inherit'] }));
  const { status, signal } = await outcomeOf(child, () => {
    if (child.pid !== undefined && child.stderr) watch?.(child.pid, child.stderr);
    if (child.pid !== undefined) started(child.pid);
  }).catch((error: unknown) => {
    end(null);
    throw error;
  });
  end(signal);
  process.exitCode = status ?? 1;
}

function outcomeOf(child: ChildProcess, started: () => void): Promise<{ status: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((done, failed) => {
    child.on('error', (error: NodeJS.ErrnoException) => failed(error.code === 'ENOENT' ? new UserError('go is not in PATH') : error));
    child.on('close', (status, signal) => done({ status, signal }));
    started();
  });
}

function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
