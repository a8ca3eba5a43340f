// What is known of a build when it is over, and what follows from it. Times are milliseconds.
import { basename } from 'node:path';
import type { Phase } from './phases.ts';
import type { Call } from './recording.ts';
import { WEAVER } from './timed-call.ts';

export interface BuildRecord {
  /** Behind `go`. */
  args: readonly string[];
  begin: number;
  end: number;
  status: number;
  /** Before the go command. */
  before: readonly Phase[];
  go: { pid: number; begin: number; end: number };
  calls: readonly Call[];
}

/** What of a call was ours, what the tool's, how often was woven; undefined where nothing was. */
export interface CallTimes {
  whole: number;
  weaver: number;
  tool: number;
  joins: number | undefined;
}

export function timesOf({ begin, end = begin, tool, phases }: Call): CallTimes {
  const whole = end - begin;
  const below = phases.filter((phase) => phase.name === tool);
  const ran = sum(below);
  const weaver = sum(phases.filter(({ name }) => name === WEAVER)) - ran;
  return { whole, weaver, tool: below.length > 0 ? ran : Math.max(0, whole - weaver), joins: phases.findLast(({ name }) => name === WEAVER)?.joins };
}

/** Package as it is matched: without the go command's variant. */
export function packageOf(call: Call): string {
  return call.package.replace(/ \[.*$/, '');
}

/** What phases took without what is inside of them, by what they are to a reader. */
export function weaverTimes(calls: readonly Call[]): Map<string, { count: number; time: number }> {
  const times = new Map<string, { count: number; time: number }>();
  for (const { phases, tool } of calls) {
    for (const [index, phase] of phases.entries()) {
      if (phase.name === tool) continue;
      const name = labelOf(phase, phases);
      const known = times.get(name) ?? { count: 0, time: 0 };
      const inside = sum(phases.filter(({ within }) => within === index));
      times.set(name, { count: known.count + phase.count, time: known.time + phase.busy - inside });
    }
  }
  return times;
}

function labelOf(phase: Phase, phases: readonly Phase[]): string {
  for (let above: Phase | undefined = phase; above; above = above.within === undefined ? undefined : phases[above.within]) {
    if (above.name === 'runtime archives') return above.name;
  }
  if (phase.name === WEAVER) return 'everything else';
  return phase.name.startsWith('go ') ? `nested ${phase.name}` : phase.name;
}

function sum(phases: readonly Phase[]): number {
  return phases.reduce((total, { busy }) => total + busy, 0);
}

/** By tool: how often, how long together, and the slowest. */
export function toolTimes(calls: readonly Call[]): { tool: string; count: number; time: number; slowest: Call }[] {
  const byTool = new Map<string, Call[]>();
  for (const call of calls) byTool.set(basename(call.tool, '.exe'), [...(byTool.get(basename(call.tool, '.exe')) ?? []), call]);
  const found = [...byTool].map(([tool, own]) => {
    const slowest = own.reduce((a, b) => (timesOf(b).whole > timesOf(a).whole ? b : a));
    return { tool, count: own.length, time: own.reduce((total, call) => total + timesOf(call).whole, 0), slowest };
  });
  return found.sort((a, b) => b.time - a.time);
}

/** The slowest first. */
export function wovenCalls(calls: readonly Call[]): { call: Call; times: CallTimes }[] {
  const all = calls.map((call) => ({ call, times: timesOf(call) })).filter(({ times }) => times.joins !== undefined);
  return all.sort((a, b) => b.times.whole - a.times.whole || (a.call.package < b.call.package ? -1 : 1));
}
