import { expect, test } from 'vitest';
import type { BuildRecord } from './build-record.ts';
import { timingsJson } from './json.ts';
import type { Phase } from './phases.ts';
import type { Call } from './recording.ts';
import { timingsTable } from './table.ts';

const phase = (name: string, busy: number, more: Partial<Phase> = {}): Phase => ({ name, begin: 0, end: busy, count: 1, busy, ...more });
const call = (tool: string, path: string, time: number, more: Partial<Call> = {}): Call => ({ tool, package: path, go: 5, begin: 1000, end: 1000 + time, status: 0, phases: [], ...more });

const RECORD: BuildRecord = {
  args: ['build', './...'],
  begin: 900,
  end: 4900,
  status: 0,
  before: [phase('plan', 90), phase('go list', 50, { within: 0 })],
  go: { pid: 5, begin: 1000, end: 4800 },
  calls: [
    call('compile', 'net/http', 1500, { phases: [phase('weaver', 500, { joins: 14 }), phase('parse', 300, { within: 0 }), phase('match', 150, { within: 0 }), phase('edit', 20, { within: 2, count: 9 })] }),
    call('compile', 'fmt', 200),
    call('asm', 'math', 10, { go: 6 }),
    // The compiler refused what was woven at first; then Node ran it itself, below its weaver.
    call('compile', 'app [app.test]', 900, { phases: [phase('weaver', 100, { joins: 3 }), phase('weaver', 500, { joins: 2 }), phase('compile', 300, { within: 1 })] }),
    call('link', 'app', 700, { phases: [phase('weaver', 400), phase('runtime archives', 390, { within: 0 }), phase('go list', 380, { within: 1, go: 6 })] }),
    call('gcc', '', 0, { end: undefined, status: undefined } as unknown as Partial<Call>),
  ],
};

test('a table', () => {
  expect(timingsTable(RECORD)).toBe(`otel-ts: times                               time
all                                        4.00 s
  plan                                    90.0 ms
  go build                                 3.80 s

tool calls                         count      sum  slowest
  compile                              3   2.60 s  1.50 s net/http
  link                                 1   700 ms  700 ms app
  asm                                  1  10.0 ms  10.0 ms math
  gcc                                  1     0 ns  0 ns
  of these, in nested go commands      1

weaver, part of the calls          count      sum
  runtime archives                     2   390 ms
  everything else                      4   360 ms
  parse                                1   300 ms
  match                                1   130 ms
  edit                                 9  20.0 ms

woven packages                     joins   weaver  compiler
  net/http                            14   500 ms  1.00 s
  app                                  2   300 ms  300 ms
`);
});

test('the same as JSON, call by call', () => {
  const { calls, ...rest } = JSON.parse(timingsJson(RECORD)) as { calls: object[] };
  expect(rest).toMatchObject({ version: 1, args: ['go', 'build', './...'], status: 0, wall: 4000, go: 3800, before: { plan: 90 }, begin: '1970-01-01T00:00:00.900Z' });
  expect(calls[0]).toEqual({ tool: 'compile', package: 'net/http', nested: false, begin: 100, status: 0, time: 1500, weaver: 500, compiler: 1000, joins: 14 });
  expect(calls[2]).toEqual({ tool: 'asm', package: 'math', nested: true, begin: 100, status: 0, time: 10 });
  expect(calls[5]).toEqual({ tool: 'gcc', package: '', nested: false, begin: 100, time: 0 });
});

test('more woven packages than a table holds', () => {
  const calls = Array.from({ length: 23 }, (_, index) => call('compile', `p${index}`, index, { phases: [phase('weaver', 1, { joins: 1 })] }));
  const table = timingsTable({ ...RECORD, calls });
  expect(table).toMatch(/\n  p3 .*\n  and 3 more\n$/);
  expect(table).not.toMatch(/\n  p2 /);
});
