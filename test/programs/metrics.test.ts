// A user's own `metric` advice, from the YAML to the points that arrive, and the program as it was.
import { execa } from 'execa';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { launcher, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'metrics');
const directory = scratch('metrics');
const plain = join(directory, 'plain');
const woven = join(directory, 'woven');

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await execa(launcher, ['go', '--aspects', 'shop.aspect.yml', 'build', '-o', woven, '.'], { cwd: source, stdin: 'ignore' });
});

test.each(['cumulative', 'delta'])('%s', async (preference) => {
  const { stdout } = await execa(plain);
  const run = await runTraced(woven, [], { env: { OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: preference } });
  // Span and metric share one call of the program's method for each of four checkouts; plain makes none.
  expect(run).toMatchObject({ exitCode: 0, stderr: '', refusals: [], stdout: stdout.replace('asked 0', 'asked 4') });
  const points = (name: string) => sketchPoints(run.points, name, ['shop.tier', 'shop.kind', 'error.type']);
  expect(points('shop.checkout.duration')).toEqual([
    'metrics ×1',
    'metrics ×1 shop.tier=gold error.type=*errors.errorString',
    'metrics ×1 shop.tier=gold error.type=string',
    'metrics ×2 shop.tier=gold',
  ]);
  expect(points('shop.items')).toEqual(['metrics 4']);
  expect(points('shop.waited')).toEqual(['metrics 1500']);
  expect(points('shop.running')).toEqual(['metrics 0']);
  expect(points('shop.calls')).toEqual(['metrics 3 shop.kind=work']);
  expect(points('shop.cache.misses')).toEqual(['metrics 2']);
  const temporality = preference === 'delta' ? 'DELTA' : 'CUMULATIVE';
  expect(run.points.find(({ name }) => name === 'shop.items')).toMatchObject({ kind: 'sum', monotonic: true, temporality, value: 4n, scope: { name: 'otel-ts/shop' } });
  expect(run.points.find(({ name }) => name === 'shop.running')).toMatchObject({ kind: 'sum', monotonic: false, temporality: 'CUMULATIVE' });
  const [checkout] = run.points.filter(({ name }) => name === 'shop.checkout.duration');
  expect(checkout?.histogram?.bounds).toHaveLength(14);
  expect(run.spans.map(({ traceId }) => traceId)).toContain(checkout?.exemplars[0]?.traceId);
});

test('an instrumentation that is switched off measures nothing, nor does a program without the exporter', async () => {
  for (const env of [{ OTEL_GO_DISABLED_INSTRUMENTATIONS: 'shop' }, { OTEL_METRICS_EXPORTER: 'none' }]) {
    const run = await runTraced(woven, [], { env });
    expect(run).toMatchObject({ exitCode: 0, stderr: '', points: [] });
  }
});

test('the tests beside the aspects', async () => {
  const { stdout } = await execa(launcher, ['aspects', 'test'], { cwd: source });
  expect(stdout).toContain('2 passed, 0 failed');
});
