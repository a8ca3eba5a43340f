// What --timings and --trace-build say of a build when it is over. Nothing of it fails the build.
import { writeFileSync } from 'node:fs';
import type { BuildRecord } from '../timing/build-record.ts';
import { timingsJson } from '../timing/json.ts';
import { now, type Phase, recordPhases } from '../timing/phases.ts';
import { readCalls, type Recording } from '../timing/recording.ts';
import { timingsTable } from '../timing/table.ts';
import type { OwnFlags } from './own-flags.ts';

export interface BuildReport {
  /** What comes before the go command. */
  before<Result>(name: string, work: () => Result): Result;
  started(pid: number): void;
  ended(): void;
  tell(status: number): Promise<void>;
}

export function wantsReport({ timings, traceBuild }: OwnFlags): boolean {
  return timings !== undefined || traceBuild;
}

export function beginReport({ timings, traceBuild, rest: args }: OwnFlags, recording: Recording): BuildReport {
  const begin = now();
  const before: Phase[] = [];
  const go = { pid: 0, begin, end: begin };
  return {
    before: (name, work) => recordPhases(before, name, work),
    started(pid) {
      Object.assign(go, { pid, begin: now() });
    },
    ended() {
      go.end = now();
    },
    async tell(status) {
      const record: BuildRecord = { args, begin, end: now(), status, before, go, calls: readCalls(recording) };
      if (timings === 'table') process.stderr.write(timingsTable(record));
      else if (timings) attempt(`${timings.file} cannot be written`, () => writeFileSync(timings.file, timingsJson(record)));
      if (!traceBuild) return;
      const { sendBuildTrace } = await import('../timing/trace.ts');
      const failure = await sendBuildTrace(record);
      if (failure !== undefined) note(`the trace of this build was not sent: ${failure}`);
    },
  };
}

function attempt(what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    note(`${what}: ${(error as Error).message}`);
  }
}

function note(line: string): void {
  process.stderr.write(`otel-ts: ${line.replaceAll(/\s*\n\s*/g, '; ')}\n`);
}
