// Runs a go command beside other work: while a nested build runs, its own tool calls may want an answer from this
// very process.
import { execFile } from 'node:child_process';
import { phase, phaseRunsGo } from '../timing/phases.ts';

export interface GoResult {
  /** Exit status; null when it did not run or a signal ended it. */
  status: number | null;
  stdout: string;
  stderr: string;
  error: Error | undefined;
}

export function runGo(go: string, args: readonly string[], directory: string, env: NodeJS.ProcessEnv): Promise<GoResult> {
  return phase(`go ${args[0]}`, () => new Promise((done) => {
    const child = execFile(go, args, { cwd: directory, env, encoding: 'utf8', maxBuffer: 256 << 20 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      done({ status, stdout, stderr, error: error !== null && status === null ? error : undefined });
    });
    phaseRunsGo(child.pid);
    child.stdin?.end();
  }));
}
