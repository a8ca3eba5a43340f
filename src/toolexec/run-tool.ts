// Runs a tool in our place: its input and output, its exit status, its signal.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { phase } from '../timing/phases.ts';

export interface Outcome {
  /** Exit status; null when a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  /** What it wrote to stdout and stderr, in its order; empty when not captured. */
  output: Buffer;
  /** Whether the compiler's files were woven before. */
  woven?: boolean;
}

export function runTool(tool: string, args: readonly string[]): Outcome {
  return run(tool, args, 'inherit');
}

/**
 * Both streams go to one file: the order of the lines stays, and so it is what the go command would have shown.
 * `file` is in the action's own directory: an interrupted build takes it away with that.
 */
export function runToolCaptured(tool: string, args: readonly string[], file: string): Outcome {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  const outcome = run(tool, args, descriptor);
  closeSync(descriptor);
  return { ...outcome, output: readFileSync(file) };
}

/** What it says of itself on stdout, for `-V=full`. */
export function askTool(tool: string, args: readonly string[]): Outcome {
  const { status, signal, error, stdout } = spawnSync(tool, args, { stdio: ['inherit', 'pipe', 'inherit'] });
  if (error) throw new UserError(`${tool} cannot be run: ${error.message}`);
  return { status, signal, output: stdout };
}

/** Ends this process as the tool ended. */
export function endAs(outcome: Outcome): never {
  if (outcome.signal) process.kill(process.pid, outcome.signal);
  process.exit(outcome.status ?? 1);
}

function run(tool: string, args: readonly string[], output: 'inherit' | number): Outcome {
  const { status, signal, error } = phase(basename(tool), () => spawnSync(tool, args, { stdio: ['inherit', output, output] }));
  if (error) throw new UserError(`${tool} cannot be run: ${error.message}`);
  return { status, signal, output: Buffer.alloc(0) };
}
