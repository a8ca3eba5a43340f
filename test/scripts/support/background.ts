// Commands that run beside the test: to be interrupted, or several at once.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Workspace } from './workspace.ts';

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Background {
  pid: number;
  ended: Promise<Ended>;
}

/** In a process group of its own, whose id is the pid. */
export function start(space: Workspace, cwd: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv): Background {
  const child = spawn(command, args, { cwd, env: space.environment(env), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (part: string) => (text[name] += part));
  const ended = new Promise<Ended>((done, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => done({ status, signal, ...text }));
  });
  return { pid: child.pid as number, ended };
}

/** Waits for as long as the test may run; `what` is for the failure. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 120_000;
  while (!holds()) {
    if (Date.now() > end) expect.fail(`waited in vain: ${what}`);
    await sleep(20);
  }
}

/** Command lines of the processes whose environment holds `text`: whom a build has started, whatever became of its parents. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const [environment = '', command = ''] = ['environ', 'cmdline'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1'));
      return environment.includes(text) && existsSync(`/proc/${pid}`) ? [command.replaceAll('\0', ' ').trim()] : [];
    } catch {
      return [];
    }
  });
}
