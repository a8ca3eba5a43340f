// What a process does, piece by piece, where somebody asked for it; else each piece is just done.
import { AsyncLocalStorage } from 'node:async_hooks';

/** Times are milliseconds since 1970, with fractions. */
export interface Phase {
  name: string;
  begin: number;
  end: number;
  /** Pieces of one name inside of one phase are one: how many, and how long they took together. */
  count: number;
  busy: number;
  /** Index of the phase that it is inside of. */
  within?: number;
  /** The go command that ran in it. */
  go?: number;
  /** How often aspects were woven in. */
  joins?: number;
}

interface Open {
  phases: Phase[];
  at?: number;
}

const recording = new AsyncLocalStorage<Open>();

export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** All that `phase` is told below `work`, in a phase of that name; the phases are whole when `work` is done. */
export function recordPhases<Result>(phases: Phase[], name: string, work: () => Result): Result {
  return recording.run({ phases }, () => phase(name, work));
}

export function phase<Result>(name: string, work: () => Result): Result {
  const open = recording.getStore();
  if (!open) return work();
  const { phases, at } = open;
  let index = phases.findIndex((known) => known.name === name && known.within === at);
  const begin = now();
  if (index < 0) index = phases.push({ name, begin, end: begin, count: 0, busy: 0, ...(at === undefined ? {} : { within: at }) }) - 1;
  const own = phases[index] as Phase;
  const done = (): void => {
    own.end = now();
    own.count++;
    own.busy += own.end - begin;
  };
  let result: Result;
  try {
    result = recording.run({ phases, at: index }, work);
  } catch (error) {
    done();
    throw error;
  }
  if (result instanceof Promise) return result.finally(done) as Result;
  done();
  return result;
}

/** What the outermost phase is for. */
export function phaseWove(joins: number): void {
  const outermost = recording.getStore()?.phases[0];
  if (outermost) outermost.joins = joins;
}

/** The phase that is under way runs this go command, of which other tool calls come. */
export function phaseRunsGo(pid: number | undefined): void {
  const open = recording.getStore();
  const own = open?.at === undefined ? undefined : open.phases[open.at];
  if (own && pid !== undefined) own.go = pid;
}
