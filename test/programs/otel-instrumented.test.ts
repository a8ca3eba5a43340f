// Handlers, clients and drivers that the program has instrumented itself: one operation has one span, the program's,
// whether that is recorded by us or made by an SDK of its own.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, listens, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchTraces } from '../support/sketch.ts';

const woven = join(scratch('otel-instrumented'), 'woven');
const postgres = await listens(5432);

beforeAll(async () => {
  await build(join(import.meta.dirname, 'otel-instrumented'), '-o', woven, '.');
});

describe.each([['recorded by us', 'api', 'otel-instrumented'], ['made by its SDK', 'sdk', 'theirs']])('%s', (_, how, service) => {
  async function trees(what: string): Promise<string[]> {
    const { spans, stderr, exitCode, refusals } = await runTraced(woven, [what, how]);
    expect({ stderr, exitCode, refusals }).toEqual({ stderr: '', exitCode: 0, refusals: [] });
    // Every span has its parent here: none is below one that nobody exports.
    return sketchTraces(spans).map((tree) => tree.replaceAll(` ${service} `, ' '));
  }

  test('otelhttp: handler and transport', async () => {
    expect(await trees('http')).toEqual([
      [
        'INTERNAL root',
        '  CLIENT GET', // by us: http.DefaultClient
        '    SERVER GET /wrapped',
        '      CLIENT HTTP GET', // by otelhttp's transport, and not by us as well
        '        SERVER GET /inner/{id}',
        '      CLIENT GET',
        '        SERVER GET /inner/{id}',
      ].join('\n'),
    ]);
  });

  test('otelhttp: the server span is the one that otelhttp made', async () => {
    const { spans } = await runTraced(woven, ['http', how]);
    expect(spans.filter(({ kind }) => kind === 'SERVER').map(({ scope }) => scope.name)).toEqual(
      expect.arrayContaining(['go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp', 'otel-ts/net/http', 'otel-ts/net/http']),
    );
  });

  test('otelsql: a driver below database/sql', async () => {
    expect(await trees('sql')).toEqual([
      [
        'INTERNAL root',
        '  CLIENT sql.connector.connect',
        '  CLIENT sql.conn.query',
        '  CLIENT sql.rows',
        '  CLIENT sql.conn.query',
        '  CLIENT sql.rows',
        '  CLIENT PING', // otelsql has none
        '  CLIENT SELECT', // a database without otelsql
      ].join('\n'),
    ]);
  });

  test('otelgrpc: client and server', async () => {
    expect(await trees('grpc')).toEqual([
      'INTERNAL root\n  CLIENT grpc.health.v1.Health/Check\n    SERVER grpc.health.v1.Health/Check',
    ]);
  });

  test.skipIf(!postgres)(`otelpgx${postgres ? '' : ' (no PostgreSQL on 127.0.0.1:5432)'}`, async () => {
    // The inner one is otelpgx's span of preparing the statement.
    expect(await trees('pgx')).toEqual(['INTERNAL root\n  CLIENT connect\n  CLIENT SELECT\n    CLIENT SELECT']);
    const { spans } = await runTraced(woven, ['pgx', how]);
    expect(spans.filter(({ kind }) => kind === 'CLIENT').map(({ scope }) => scope.name)).toEqual(Array(3).fill('github.com/exaring/otelpgx'));
  });

  test('records of its LoggerProvider have the ids of our span, with ctx and without', async () => {
    const { spans, stdout, logs } = await runTraced(woven, ['log', how], { env: { OTEL_LOGS_EXPORTER: 'otlp' } });
    expect(logs.map(({ body }) => body)).toEqual(['before there is a provider']);
    const server = spans.find(({ kind }) => kind === 'SERVER');
    expect(stdout.split('\n')).toEqual(Array(2).fill(`inside ${server?.traceId} ${server?.spanId}`));
  });

  test('headers are in the format of its propagator', async () => {
    const { spans, stdout } = await runTraced(woven, ['b3', how]);
    expect(stdout).toBe('b3: true traceparent: false');
    expect(sketchTraces(spans).map((tree) => tree.replaceAll(` ${service} `, ' '))).toEqual(['INTERNAL root\n  CLIENT GET\n    SERVER GET']);
  });
});
