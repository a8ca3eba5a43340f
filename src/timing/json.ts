// Where the time of a build went, as JSON: all that is known. Times are milliseconds.
import { type BuildRecord, packageOf, timesOf, toolTimes, weaverTimes } from './build-record.ts';

export function timingsJson(record: BuildRecord): string {
  const { args, begin, end, status, before, go, calls } = record;
  const content = {
    version: 1,
    args: ['go', ...args],
    status,
    begin: new Date(begin).toISOString(),
    wall: round(end - begin),
    before: Object.fromEntries(before.map(({ name, busy }) => [name, round(busy)])),
    go: round(go.end - go.begin),
    tools: toolTimes(calls).map(({ tool, count, time }) => ({ tool, count, time: round(time) })),
    weaver: [...weaverTimes(calls)].map(([phase, { count, time }]) => ({ phase, count, time: round(time) })),
    calls: calls.map((call) => {
      const { whole, weaver, tool, joins } = timesOf(call);
      return {
        ...{ tool: call.tool, package: packageOf(call), nested: call.go !== go.pid, begin: round(call.begin - begin), status: call.status, time: round(whole) },
        ...(call.phases.length > 0 ? { weaver: round(weaver), compiler: round(tool) } : {}),
        ...(joins === undefined ? {} : { joins }),
      };
    }),
  };
  return `${JSON.stringify(content, undefined, 1)}\n`;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
