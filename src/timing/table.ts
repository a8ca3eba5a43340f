// Where the time of a build went, as a table for people.
import { formatDuration } from '../view/duration.ts';
import { type BuildRecord, packageOf, timesOf, toolTimes, weaverTimes, wovenCalls } from './build-record.ts';

/** The JSON has them all. */
const WOVEN = 20;

export function timingsTable(record: BuildRecord): string {
  const { calls, go, begin, end, before } = record;
  const nested = calls.filter((call) => call.go !== go.pid).length;
  const woven = wovenCalls(calls);
  const more = woven.length - WOVEN;
  const rows: Row[] = [
    ['otel-ts: times', '', 'time', ''],
    ['all', '', duration(end - begin), ''],
    ...before.filter(({ within }) => within === undefined).map(({ name, busy }): Row => [`  ${name}`, '', duration(busy), '']),
    [`  go ${record.args[0] ?? ''}`, '', duration(go.end - go.begin), ''],
    [],
    ['tool calls', 'count', 'sum', 'slowest'],
    ...toolTimes(calls).map(({ tool, count, time, slowest }): Row => [`  ${tool}`, String(count), duration(time), `${duration(timesOf(slowest).whole)} ${packageOf(slowest)}`.trim()]),
    ...(nested > 0 ? [[`  of these, in nested go commands`, String(nested), '', ''] as Row] : []),
    [],
    ['weaver, part of the calls', 'count', 'sum', ''],
    ...[...weaverTimes(calls)].sort(([, a], [, b]) => b.time - a.time).map(([name, { count, time }]): Row => [`  ${name}`, String(count), duration(time), '']),
    [],
    ['woven packages', 'joins', 'weaver', 'compiler'],
    ...woven.slice(0, WOVEN).map(({ call, times }): Row => [`  ${packageOf(call)}`, String(times.joins), duration(times.weaver), duration(times.tool)]),
    ...(more > 0 ? [[`  and ${more} more`, '', '', ''] as Row] : []),
  ];
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [first, second, third] = [width(0), width(1), width(2)];
  return rows.map(([a = '', b = '', c = '', d = '']) => `${`${a.padEnd(first)}  ${b.padStart(second)}  ${c.padStart(third)}  ${d}`.trimEnd()}\n`).join('');
}

type Row = [name: string, count: string, time: string, more: string] | [];

function duration(milliseconds: number): string {
  return formatDuration(BigInt(Math.round(Math.max(0, milliseconds) * 1e6)));
}
