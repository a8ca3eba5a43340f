// A program that has set up the SDK: its provider makes our spans, with its sampler, resource and exporter, and its
// MeterProvider measures for us. With the oldest SDK that is supported and the newest.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints, sketchTraces } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'otel-sdk');

/** What the program does, with the service that a span came from. `early` is begun before there is a provider. */
function tree(service: string): string[] {
  return [
    'INTERNAL otel-sdk early',
    `CLIENT ${service} GET
  SERVER ${service} GET /work/{id} user.id=u1
    INTERNAL ${service} manual ERROR n=1
      CLIENT ${service} GET ERROR
        SERVER ${service} GET /leaf ERROR
      CLIENT ${service} SELECT db.query.text=SELECT without ctx
    CLIENT ${service} SELECT db.query.text=SELECT after
    INTERNAL ${service} without ctx`,
    `CLIENT ${service} GET`, // its server span is not sampled, and neither is what is below that
    `INTERNAL ${service} root
  CLIENT ${service} GET ERROR
    SERVER ${service} GET /leaf ERROR
  INTERNAL ${service} elsewhere`,
    `CLIENT ${service} GET ERROR\n  SERVER ${service} GET /leaf ERROR`,
  ].sort();
}

describe.each([['1.19', 'go.mod'], ['the newest', 'new.mod']])('SDK %s', (_, modules) => {
  const woven = join(scratch('otel-sdk'), 'woven');

  beforeAll(async () => {
    await build(source, `-modfile=${modules}`, '-o', woven, '.');
  });

  test.each([['set globally', 'set'], ['only made', 'made']])('a provider that is %s makes our spans', async (_, how) => {
    const { spans, stdout, stderr, refusals } = await runTraced(woven, [how]);
    expect(refusals).toEqual([]);
    expect(stderr).toBe('');
    expect(stdout).toBe('made by the SDK: true true\nhealth sampled: false');
    expect(sketchTraces(spans, ['user.id', 'n', 'db.query.text']).sort()).toEqual(tree('theirs'));
    const ours = spans.find(({ name }) => name === 'GET /work/{id}');
    expect(ours).toMatchObject({ scope: { name: 'otel-ts/net/http' }, attributes: { 'http.route': '/work/{id}', 'http.response.status_code': 200n }, events: [{ name: 'hello' }] });
    expect(spans.find(({ name, attributes }) => name === 'GET /leaf' && attributes['error.type'])).toMatchObject({ status: { code: 'ERROR' }, attributes: { 'error.type': '500' } });
  });

  test('what its providers hold is flushed as the program exits', async () => {
    const { spans, points, exitCode } = await runTraced(woven, ['exit']);
    expect(exitCode).toBe(3);
    expect(sketchTraces(spans, ['user.id', 'n', 'db.query.text']).sort()).toEqual(tree('theirs'));
    expect(sketchPoints(points, 'shop.orders')).toEqual(['their meters 2']);
  });

  test('a provider that does nothing leaves our spans to us', async () => {
    const { spans, stdout } = await runTraced(woven, ['nothing']);
    expect(stdout).toBe('made by the SDK: false true\nhealth sampled: false');
    expect(sketchTraces(spans).sort()).toEqual([
      'CLIENT otel-sdk GET\n  SERVER otel-sdk GET /health\n    CLIENT otel-sdk SELECT',
      'CLIENT otel-sdk GET\n  SERVER otel-sdk GET /work/{id}\n    CLIENT otel-sdk GET ERROR\n      SERVER otel-sdk GET /leaf ERROR\n    CLIENT otel-sdk SELECT\n    CLIENT otel-sdk SELECT',
      'CLIENT otel-sdk GET ERROR\n  SERVER otel-sdk GET /leaf ERROR',
      'CLIENT otel-sdk GET ERROR\n  SERVER otel-sdk GET /leaf ERROR',
      'INTERNAL otel-sdk early',
    ].sort());
  });

  test('its MeterProvider measures for us, and its own names are its own', async () => {
    const { points } = await runTraced(woven, ['set']);
    expect([...new Set(points.map(({ resource }) => resource.attributes['service.name']))]).toEqual(['their meters']);
    expect(sketchPoints(points, 'http.server.request.duration', ['http.route', 'error.type'])).toEqual([
      'their meters ×1 http.route=/health', 'their meters ×1 http.route=/work/{id}', 'their meters ×3 http.route=/leaf error.type=500',
    ]);
    expect(sketchPoints(points, 'http.server.active_requests')).toEqual(['their meters 0']);
    expect(sketchPoints(points, 'db.client.operation.duration')).toEqual(['their meters ×3']);
    expect(sketchPoints(points, 'shop.orders')).toEqual(['their meters 2']);
    // What is only looked at when metrics are collected is observed by it, too.
    expect(sketchPoints(points, 'go.processor.limit')).toHaveLength(1);
    expect(sketchPoints(points, 'go.cpu.time').length).toBeGreaterThan(3);
    expect(sketchPoints(points, 'db.client.connection.count', ['db.client.connection.state'])).toEqual(
      expect.arrayContaining([expect.stringMatching(/^their meters \d+ db.client.connection.state=used$/)]),
    );
    // The program records a metric of that name itself, once.
    expect(sketchPoints(points, 'http.client.request.duration')).toEqual(['their meters ×1']);
  });

  test('switched off, both export on their own', async () => {
    const { spans } = await runTraced(woven, ['set'], { env: { OTEL_GO_DISABLED_INSTRUMENTATIONS: 'opentelemetry' } });
    const services = (scope: string) => [...new Set(spans.filter((span) => span.scope.name === scope).map(({ resource }) => resource.attributes['service.name']))];
    expect(services('otel-ts/net/http')).toEqual(['otel-sdk']);
    expect(services('example.com/shop')).toEqual(['theirs']);
  });
});
