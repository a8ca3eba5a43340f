// A net/http program, plain and woven: the same stacks, the same bytes both ways in, little weight, nothing compiled twice.
import { execa } from 'execa';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, launcher, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints, sketchTraces } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'hello');
const directory = scratch('hello');
const plain = join(directory, 'plain');
const woven = join(directory, 'woven');

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
});

/** `file:line` of every frame, in the order printed. */
function frames(stderr: string): string[] {
  return [...stderr.matchAll(/^\t(\S+:\d+)/gm)].map(([, place]) => place as string);
}

test('stacks name the same files and lines', async () => {
  const [without, traced] = [await execa(plain, { reject: false }), await runTraced(woven)];
  expect(traced.exitCode).toBe(without.exitCode);
  expect(traced.stdout).toBe(without.stdout);
  expect(frames(without.stderr).filter((place) => place.includes('main.go')).length).toBeGreaterThan(2);
  expect(frames(without.stderr).length).toBeGreaterThan(10);
  expect(frames(traced.stderr)).toEqual(frames(without.stderr));
  expect(traced.stderr.replace(/0x\w+|\d{4,}|goroutine \d+/g, '')).toContain('in a round trip');
});

test('its spans', async () => {
  const { spans } = await runTraced(woven);
  expect(sketchTraces(spans, ['http.response.status_code', 'error.type'])).toEqual([
    'CLIENT hello GET http.response.status_code=200\n  SERVER hello GET /items/{id} http.response.status_code=200',
    'CLIENT hello GET ERROR http.response.status_code=404 error.type=404\n  SERVER hello GET http.response.status_code=404',
    'CLIENT hello POST ERROR error.type=*errors.errorString\n  SERVER hello POST /panic ERROR http.response.status_code=500 error.type=string',
  ]);
});

test('its metrics, the same when no span is sampled', async () => {
  const [sampled, unsampled] = [await runTraced(woven), await runTraced(woven, [], { env: { OTEL_TRACES_SAMPLER: 'always_off' } })];
  expect(unsampled.spans).toEqual([]);
  for (const { points, refusals } of [sampled, unsampled]) {
    expect(refusals).toEqual([]);
    const shown = ['http.request.method', 'http.route', 'http.response.status_code', 'error.type'];
    expect(sketchPoints(points, 'http.server.request.duration', shown)).toEqual([
      'hello ×1 http.request.method=GET http.response.status_code=404',
      'hello ×1 http.request.method=GET http.route=/items/{id} http.response.status_code=200',
      'hello ×1 http.request.method=POST http.route=/panic http.response.status_code=500 error.type=string',
    ]);
    expect(sketchPoints(points, 'http.client.request.duration', shown)).toEqual([
      'hello ×1 http.request.method=GET http.response.status_code=200',
      'hello ×1 http.request.method=GET http.response.status_code=404 error.type=404',
      'hello ×1 http.request.method=POST error.type=*errors.errorString',
    ]);
    expect(sketchPoints(points, 'http.server.active_requests', shown)).toEqual(['hello 0 http.request.method=GET', 'hello 0 http.request.method=POST']);
  }
  const served = sampled.points.find(({ attributes, name }) => name === 'http.server.request.duration' && attributes['http.route'] === '/items/{id}');
  expect(served).toMatchObject({ unit: 's', kind: 'histogram', temporality: 'CUMULATIVE', attributes: { 'url.scheme': 'http', 'network.protocol.version': '1.1' } });
  const span = sampled.spans.find(({ name }) => name === 'GET /items/{id}');
  expect(served?.exemplars).toMatchObject([{ traceId: span?.traceId, spanId: span?.spanId }]);
  expect(unsampled.points.flatMap(({ exemplars }) => exemplars)).toEqual([]);
});

test('wrapper, raw and GOFLAGS give the same bytes, twice, and the second time nothing is compiled', async () => {
  // Stamping asks git, whatever GOFLAGS says on this machine otherwise.
  const flags = ['-buildvcs=false'];
  const wrapped = join(directory, 'wrapped');
  await build(source, ...flags, '-o', wrapped, '.');
  const raw = join(directory, 'raw');
  const toolexec = `'${launcher}' toolexec`;
  await execa('go', ['build', ...flags, `-toolexec=${toolexec}`, '-o', raw, '.'], { cwd: source });
  const viaFlags = join(directory, 'goflags');
  await execa('go', ['build', ...flags, '-o', viaFlags, '.'], { cwd: source, env: { GOFLAGS: `"-toolexec=${toolexec}"` } });
  const again = await build(source, ...flags, '-x', '-o', join(directory, 'again'), '.');
  const bytes = readFileSync(wrapped);
  expect(readFileSync(raw).equals(bytes)).toBe(true);
  expect(readFileSync(viaFlags).equals(bytes)).toBe(true);
  expect(readFileSync(join(directory, 'again')).equals(bytes)).toBe(true);
  expect(again).not.toMatch(/\/compile /);
});

test('at most 1.5 MB heavier than plain', async () => {
  const flags = ['-trimpath', '-ldflags', '-s -w'];
  const [small, heavy] = [join(directory, 'small'), join(directory, 'heavy')];
  await execa('go', ['build', ...flags, '-o', small, '.'], { cwd: source });
  await build(source, ...flags, '-o', heavy, '.');
  const difference = statSync(heavy).size - statSync(small).size;
  expect(difference).toBeGreaterThan(0);
  expect(difference).toBeLessThan(1_500_000);
});
