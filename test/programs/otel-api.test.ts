// A program with the API of OpenTelemetry and no SDK, with the oldest API that is supported and the newest: what it
// begins itself and what is woven are one trace, and what it measures is sent with ours.
import { execa } from 'execa';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SpanRecord } from '../../src/otlp/model.ts';
import { build, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints, sketchTraces } from '../support/sketch.ts';

const source = join(import.meta.dirname, 'otel-api');

describe.each([['1.19', 'go.mod'], ['the newest', 'new.mod']])('API %s', (_, modules) => {
  const directory = scratch('otel-api');
  const woven = join(directory, 'woven');
  let run: Awaited<ReturnType<typeof runTraced>>;
  let byName: Map<string, SpanRecord>;

  beforeAll(async () => {
    await build(source, `-modfile=${modules}`, '-o', woven, '.');
    run = await runTraced(woven);
    byName = new Map(run.spans.map((span) => [span.name, span]));
  });

  test('the program finds our spans, with ctx and without', () => {
    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(0);
    expect(run.stdout.split('\n')).toEqual([
      'ctx has ours: true', 'same trace: true true', 'found without ctx: true true', 'recording after its end: false true', 'traceparent: true', 'recovered: oh',
    ]);
  });

  test('one trace each', () => {
    expect(sketchTraces(run.spans, ['user.id', 'empty', 'n']).sort()).toEqual([
      [
        'CLIENT otel-api GET',
        '  SERVER otel-api GET /with user.id=u1 empty=',
        '    INTERNAL otel-api manual n=1',
        '      CLIENT otel-api GET',
        '        SERVER otel-api GET /leaf',
        '      INTERNAL otel-api sibling 1',
        '      INTERNAL otel-api sibling 2',
      ].join('\n'),
      [
        'CLIENT otel-api GET',
        '  SERVER otel-api GET /without',
        '    INTERNAL otel-api manual',
        '      CLIENT otel-api GET',
        '        SERVER otel-api GET /leaf',
        '    CLIENT otel-api GET',
        '      SERVER otel-api GET /leaf',
        '    INTERNAL otel-api ends elsewhere',
        '    CLIENT otel-api GET',
        '      SERVER otel-api GET /leaf',
      ].join('\n'),
      'CLIENT otel-api GET\n  SERVER otel-api GET /leaf',
      'INTERNAL otel-api failed ERROR',
      'INTERNAL otel-api job',
      'INTERNAL otel-api job',
      'INTERNAL otel-api linked',
      'INTERNAL otel-api new root',
      'INTERNAL otel-api of its provider',
      'INTERNAL otel-api panics',
      'INTERNAL otel-api produce\n  INTERNAL otel-api consume',
      'PRODUCER otel-api renamed OK',
    ].sort());
  });

  test('all that a span can be told', () => {
    const at = BigInt(Date.UTC(2024, 4, 6, 7, 8, 9)) * 1_000_000n;
    const span = byName.get('renamed');
    expect(span).toMatchObject({
      start: at, end: at + 2_000_000_000n, status: { code: 'OK', message: '' },
      scope: { name: 'example.com/shop', version: '1.2.3', schemaUrl: 'https://opentelemetry.io/schemas/1.26.0' },
    });
    expect(span?.attributes).toEqual({ bool: true, int: 4n, float: 1.5, string: 'é', bools: [true, false], ints: [1n, 2n], floats: [0.5] });
    expect(span?.links).toMatchObject([{ spanId: byName.get('linked')?.spanId, attributes: { why: true } }]);
    expect(span?.events).toMatchObject([
      { name: 'paid', time: at + 1_000_000_000n, attributes: { cents: 995n } },
      { name: 'exception', attributes: { 'exception.type': '*errors.errorString', 'exception.message': 'no stock', sku: 'x' } },
    ]);
    expect(byName.get('failed')?.status).toEqual({ code: 'ERROR', message: 'it broke' });
    expect(byName.get('panics')?.events).toMatchObject([{ name: 'exception', attributes: { 'exception.message': 'oh' } }]);
  });

  test('its metrics are sent with ours', () => {
    expect(run.refusals).toEqual([]);
    const shown = (name: string) => sketchPoints(run.points, name, ['kind']);
    expect(['orders', 'weight', 'queue', 'size', 'wait', 'served', 'level', 'open', 'gone'].map((name) => shown(`shop.${name}`))).toEqual([
      ['otel-api 3 kind=tea'], ['otel-api 0.5'], ['otel-api 2'], ['otel-api ×1'], ['otel-api ×1'], ['otel-api 41 kind=tea'], ['otel-api 0.75'], ['otel-api 5'], [],
    ]);
    expect(run.points.find(({ name }) => name === 'shop.orders')).toMatchObject({ unit: '{order}', description: 'Orders.', monotonic: true, scope: { name: 'example.com/shop' } });
    expect(shown('http.client.request.duration')).toEqual(['otel-api ×7']);
  });

  test('switched off, the API does what it does alone', async () => {
    const plain = join(directory, 'plain');
    await execa('go', ['build', `-modfile=${modules}`, '-o', plain, '.'], { cwd: source });
    const alone = await execa(plain);
    for (const env of [{ OTEL_GO_DISABLED_INSTRUMENTATIONS: 'opentelemetry' }, { OTEL_SDK_DISABLED: 'true' }]) {
      const { stdout, spans, points } = await runTraced(woven, [], { env });
      expect(stdout).toBe(alone.stdout);
      expect(spans.filter(({ scope }) => scope.name.startsWith('example.com'))).toEqual([]);
      expect(points.filter(({ name }) => name.startsWith('shop'))).toEqual([]);
    }
  });
});
