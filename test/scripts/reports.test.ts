// --timings and --trace-build: what they tell of a build, and that the build is the same with them.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReceiver } from '../../src/otlp/receive.ts';
import { buildForest, type SpanNode } from '../../src/otlp/tree.ts';
import { createWorkspace, type Result, type Workspace } from './support/workspace.ts';

const ASPECT = `meta: { name: my lib, description: A test }
aspects:
  - id: Greet
    join-point: { function-body: { function: [{ name: Greet }] } }
    advice: [{ prepend-statements: { template: println("woven") } }]
`;
const FILES = {
  'go.mod': 'module example.com/app\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "example.com/app/lib"\n\nfunc main() { lib.Greet() }\n\nfunc Greet() {}\n',
  'lib/lib.go': 'package lib\n\nfunc Greet() { println("lib") }\n\ntype T int\n\nfunc (T) Greet() {}\n',
  'wrong/wrong.go': 'package wrong\n\nfunc Greet() {}\n\nvar x int = ""\n',
};
interface Timings {
  status: number;
  wall: number;
  tools: { tool: string; count: number; time: number }[];
  weaver: { phase: string }[];
  calls: { tool: string; package: string; nested: boolean; status?: number; time: number; joins?: number }[];
}
let space: Workspace;

beforeAll(async () => {
  space = await createWorkspace({ runtime: 'package otelts\n', aspects: { 'lib.yaml': ASPECT } });
});
afterAll(() => space?.remove());

/** A module that no cache has. */
function module(name: string): string {
  const unique = `const name = "${name} ${process.pid} ${Date.now()}"\n`;
  return space.write(name, { ...FILES, 'name.go': `package main\n\n${unique}`, 'lib/name.go': `package lib\n\n${unique}` });
}
const left = (): string[] => ['times', 'statistics'].flatMap((name) => (existsSync(join(space.directory, 'cache', name)) ? readdirSync(join(space.directory, 'cache', name)) : []));
const otelTs = (cwd: string, args: string[], env: NodeJS.ProcessEnv = {}): Result => space.run(cwd, space.otelTs, ['go', ...args], env);

test('a table at the end, on stderr; the program is the same as without', () => {
  const app = module('table');
  const { status, stdout, stderr } = otelTs(app, ['build', '--timings', '-trimpath', '-o', 'timed', '.']);
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/^otel-ts: times +time\nall +\d.* m?s\n {2}plan .*\n {2}go build .*\n/);
  expect(stderr).toMatch(/\ntool calls +count +sum +slowest\n/);
  expect(stderr).toMatch(/\n {2}link +1 .* example\.com\/app\n/);
  expect(stderr).toMatch(/\n {2}parse +2 /);
  expect(stderr).toMatch(/\nwoven packages +joins +weaver +compiler\n( {2}example\.com\/app +1 .*\n| {2}example\.com\/app\/lib +2 .*\n){2}$/);
  expect(otelTs(app, ['build', '-a', '-trimpath', '-o', 'plain', '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(app, 'timed')).equals(readFileSync(join(app, 'plain')))).toBe(true);
  expect(left()).toEqual([]);
});

test.each([['the weaver that stays', {}], ['Node for each package', { OTEL_TS_RESIDENT: 'off' }]])('as JSON, by %s', (way, env) => {
  const app = module(way);
  expect(otelTs(app, ['--timings=out/timings.json', 'build', '.'], env).stderr).toMatch(/^otel-ts: .*timings\.json cannot be written: .*\n$/);
  mkdirSync(join(app, 'out'));
  expect(otelTs(app, ['-timings=out/timings.json', 'build', '-o', 'again', '.'], env)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(otelTs(app, ['build', '-trace-build', '-timings=out/timings.json', '-o', 'run', './lib'], { ...env, OTEL_SDK_DISABLED: 'true' })).toMatchObject({ status: 0 });
  space.write(way, { 'lib/more.go': 'package lib\n\nfunc More() {}\n' });
  expect(otelTs(app, ['build', '-timings=out/timings.json', '-o', 'other', '.'], env)).toEqual({ status: 0, stdout: '', stderr: '' });
  const { calls, tools, status } = JSON.parse(readFileSync(join(app, 'out/timings.json'), 'utf8')) as Timings;
  expect(status).toBe(0);
  expect(calls.filter(({ nested }) => !nested).map(({ tool, package: path, status, joins }) => [tool, path, status, joins])).toEqual([
    ['compile', 'example.com/app/lib', 0, 2], ['compile', 'example.com/app', 0, 1], ['link', 'example.com/app', 0, undefined],
  ]);
  for (const { tool, count } of tools) expect(calls.filter((call) => call.tool === tool)).toHaveLength(count);
});

test('what fails, fails as it did, and is recorded; other go commands have none', () => {
  const app = module('fails');
  const plain = otelTs(app, ['build', './...']);
  const timed = otelTs(app, ['--timings=timings.json', 'build', './...']);
  expect([timed.status, timed.stdout, timed.stderr]).toEqual([1, '', plain.stderr]);
  const { status, calls } = JSON.parse(readFileSync(join(app, 'timings.json'), 'utf8')) as Timings;
  expect([status, calls.find(({ package: path }) => path === 'example.com/app/wrong')?.status]).toEqual([1, 2]);
  expect(otelTs(app, ['--timings', 'list', '.'])).toMatchObject({ status: 2, stderr: expect.stringMatching(/^otel-ts: --timings is for go build, /) });
  expect(otelTs(app, ['run', '--timings=timings.json', '.'])).toEqual({ status: 0, stdout: '', stderr: 'woven\nlib\n' });
  expect(otelTs(app, ['--help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: otel-ts go \[flags\][^]*--trace-build/) });
});

test('as a trace: one span a tool call, below the job that builds', async () => {
  const app = module('trace');
  const receiver = await startReceiver();
  const parent = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  try {
    const own = Object.fromEntries(Object.keys(process.env).filter((name) => name.startsWith('OTEL_')).map((name) => [name, undefined]));
    const env = space.environment({ ...own, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, TRACEPARENT: `00-${parent.join('-')}-01` });
    const { exitCode, stdout, stderr } = await execa(space.otelTs, ['go', 'build', '--trace-build', '-o', 'app', '.'], { cwd: app, env, stdin: 'ignore', reject: false });
    // A machine that is too busy to answer in time says so.
    expect([exitCode, stdout]).toEqual([0, '']);
    if (stderr !== '') expect(stderr).toMatch(/^otel-ts: the trace of this build was not sent: no answer within 2 s$/);
    const spans = await receiver.waitFor((all) => all.some(({ name }) => name === 'go build'), 60_000);
    const [trace] = buildForest(spans);
    expect([trace?.traceId, trace?.roots[0]?.span.parentSpanId]).toEqual(parent);
    const calls = trace?.roots[0]?.children.map(({ span, children }: SpanNode) => [span.name, span.attributes['otelts.joins'], children.map((child) => child.span.name)]);
    expect(calls).toEqual(expect.arrayContaining([['compile example.com/app/lib', 2n, ['weaver']], ['compile example.com/app', 1n, ['weaver']], ['link example.com/app', undefined, ['weaver']]]));
  } finally {
    await receiver.close();
  }
});

test('a collector that is not there is one line', () => {
  const app = module('alone');
  const { status, stdout, stderr } = otelTs(app, ['build', '--trace-build', '.'], { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/^otel-ts: the trace of this build was not sent: .*\n$/);
  expect(left()).toEqual([]);
});
