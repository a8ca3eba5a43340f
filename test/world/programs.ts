// A module's programs, plain and woven: what they say of themselves, and one that serves.
import { execa } from 'execa';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Receiver } from '../../src/otlp/receive.ts';
import { exporterEnvironment } from '../support/otel-ts.ts';
import { freePort } from './free-port.ts';
import type { Served } from './model.ts';

const READY_MS = 120_000;

/** Standard output and exit status of each run. */
export async function says(program: string, runs: readonly string[][], receiver: Receiver): Promise<{ status: number | undefined; stdout: string }[]> {
  const all = [];
  for (const args of runs) {
    const { exitCode, stdout } = await execa(program, args, { env: exporterEnvironment(receiver), reject: false, stdin: 'ignore' });
    all.push({ status: exitCode, stdout });
  }
  return all;
}

export interface Service {
  /** Of each visit. */
  status: number[];
  /** How it ended after SIGTERM. */
  end: string;
  output: string;
}

/** Starts it, waits until it answers, visits, and ends it as an operator does. */
export async function serve(program: string, served: Served, receiver: Receiver): Promise<Service> {
  const data = mkdtempSync(join(tmpdir(), 'otel-ts-world-'));
  const [port, other] = [await freePort(), await freePort()];
  const fill = (text: string): string => text.replaceAll('$PORT', String(port)).replaceAll('$OTHER', String(other)).replaceAll('$DATA', data);
  const environment = Object.fromEntries(Object.entries(served.environment).map(([name, value]) => [name, fill(value)]));
  for (const [name, text] of Object.entries(served.files)) writeFileSync(join(data, name), text);
  const running = execa(program, served.arguments.map(fill), {
    cwd: data, env: { ...exporterEnvironment(receiver), ...environment }, reject: false, stdin: 'ignore', all: true,
  });
  const status: number[] = [];
  try {
    for (const [index, visit] of served.visits.entries()) status.push(await answer(fill(visit), index === 0 ? READY_MS : 0));
  } finally {
    running.kill('SIGTERM');
  }
  const { exitCode, signal, all } = await running;
  rmSync(data, { recursive: true, force: true });
  return { status, end: signal ?? `exit ${exitCode}`, output: all };
}

/** 0 where nothing answers. */
async function answer(url: string, patience: number): Promise<number> {
  for (const until = Date.now() + patience; ; ) {
    const status = await fetch(url).then((response) => response.arrayBuffer().then(() => response.status), () => 0);
    if (status === 200 || Date.now() >= until) return status;
    await sleep(100);
  }
}
