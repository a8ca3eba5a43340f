// Sizes of bodies, which are measured where somebody asks for them: what is known beforehand, and what a server writes.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { PointRecord } from '../../src/otlp/metric-model.ts';
import { build, runTraced, scratch } from '../support/otel-ts.ts';

const woven = join(scratch('body-sizes'), 'woven');
const asked = (side: string) => ({ [`OTEL_INSTRUMENTATION_HTTP_${side}_EMIT_EXPERIMENTAL_TELEMETRY`]: 'true' });

beforeAll(() => build(join(import.meta.dirname, 'body-sizes'), '-o', woven, '.'));

/** `method version: number of bodies, bytes in all`; clients do not know the version of what they did not reach. */
function sizes(points: PointRecord[], name: string): string[] {
  return points.filter((point) => point.name === name).map(({ unit, attributes, histogram }) => {
    expect(unit).toBe('By');
    return `${String(attributes['http.request.method'])} ${String(attributes['network.protocol.version'])}: ${histogram?.count}, ${histogram?.sum}`;
  }).sort();
}

/** Attributes of each series. */
function series(points: PointRecord[], name: string): string[] {
  return points.filter((point) => point.name === name).map(({ attributes }) => Object.entries(attributes).map(([key, value]) => `${key}=${String(value)}`).sort().join(' '));
}

test('sizes of bodies on both sides, by HTTP/1 and HTTP/2', async () => {
  const { points, exitCode } = await runTraced(woven, [], { env: { ...asked('SERVER'), ...asked('CLIENT') } });
  expect(exitCode).toBe(0);
  expect(sizes(points, 'http.server.request.body.size')).toEqual(['HEAD 1.1: 1, 0', 'HEAD 2: 1, 0', 'PATCH 1.1: 1, 2', 'PATCH 2: 1, 2', 'POST 1.1: 1, 7', 'POST 2: 1, 7']);
  expect(sizes(points, 'http.server.response.body.size')).toEqual(['PATCH 1.1: 1, 300', 'PATCH 2: 1, 300', 'POST 1.1: 1, 300', 'POST 2: 1, 300', 'PUT 1.1: 1, 302', 'PUT 2: 1, 302']);
  expect(sizes(points, 'http.client.request.body.size')).toEqual(['GET undefined: 1, 0', 'HEAD 1.1: 1, 0', 'HEAD 2: 1, 0', 'PATCH 1.1: 1, 2', 'PATCH 2: 1, 2', 'POST 1.1: 1, 7', 'POST 2: 1, 7']);
  expect(sizes(points, 'http.client.response.body.size')).toEqual(['PATCH 1.1: 1, 300', 'PATCH 2: 1, 300', 'POST 1.1: 1, 300', 'POST 2: 1, 300']);
  const [size] = points.filter(({ name }) => name === 'http.server.request.body.size');
  expect(size?.histogram?.bounds).toEqual([0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000]);
});

test('they have the attributes of durations, also of what fails', async () => {
  const { points } = await runTraced(woven, [], { env: { ...asked('SERVER'), ...asked('CLIENT') } });
  for (const side of ['server', 'client']) {
    const durations = series(points, `http.${side}.request.duration`);
    expect(durations).toContainEqual(expect.stringMatching(/error\.type=500/));
    for (const of of ['request', 'response']) {
      const found = series(points, `http.${side}.${of}.body.size`);
      expect(found).toContainEqual(expect.stringMatching(/error\.type=500/));
      expect(durations).toEqual(expect.arrayContaining(found));
    }
  }
});

test('each side is asked for by itself, and nothing by default', async () => {
  const measured = async (env: Record<string, string>) => [...new Set((await runTraced(woven, [], { env })).points.map(({ name }) => name).filter((name) => name.includes('.body.size')))].sort();
  expect(await measured({})).toEqual([]);
  expect(await measured(asked('CLIENT'))).toEqual(['http.client.request.body.size', 'http.client.response.body.size']);
});
