// The example shop, built through otel-ts: one trace over both processes, nothing lost, nothing twice.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PointRecord } from '../../src/otlp/metric-model.ts';
import type { SpanRecord } from '../../src/otlp/model.ts';
import { build, listens, repository, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints, sketchTraces } from '../support/sketch.ts';

const shop = join(repository, 'examples/shop');
const binaries = scratch('shop');
const postgres = await listens(5432);

beforeAll(async () => void (await build(shop, '-o', `${binaries}/`, './cmd/...')));

/** The requests of scripts/visit-shop.js, and what they must leave: the traces after the inventory's start. */
const TRACES = {
  'GET /items/42': [
    'SERVER storefront GET /items/{id} http.response.status_code=200',
    '  CLIENT storefront GET http.response.status_code=200',
    '    SERVER inventory GET /stock/{id} http.response.status_code=200',
    '      CLIENT inventory SELECT items db.query.text=SELECT id, name, quantity FROM items WHERE id = $1',
    '      CLIENT inventory SELECT reservations db.query.text=SELECT quantity FROM reservations WHERE item_id = $1',
    '      CLIENT inventory SELECT prices db.query.text=SELECT cents FROM prices WHERE item_id = $1',
  ],
  'GET /fail': [
    'SERVER storefront GET /fail ERROR http.response.status_code=500 error.type=500',
    '  CLIENT storefront GET ERROR http.response.status_code=500 error.type=500',
    '    SERVER inventory GET /broken ERROR http.response.status_code=500 error.type=500',
    '      CLIENT inventory SELECT discontinued ERROR db.query.text=SELECT id FROM discontinued error.type=$DATABASE_ERROR',
  ],
  'GET /panic': ['SERVER storefront GET /panic ERROR http.response.status_code=500 error.type=string'],
  'GET /items': [
    'SERVER storefront GET /items http.response.status_code=200',
    '  CLIENT storefront GET http.response.status_code=200',
    '    SERVER inventory GET /stock http.response.status_code=200',
    '      CLIENT inventory SELECT items db.query.text=SELECT id, name, quantity FROM items ORDER BY id ASC',
  ],
};

const databases = [
  { name: 'the embedded database', dsn: '', system: 'other_sql', error: '*errors.errorString', available: true },
  {
    name: `PostgreSQL on 127.0.0.1:5432${postgres ? '' : ' (not there)'}`,
    dsn: 'postgres://postgres@127.0.0.1:5432/test?sslmode=disable', system: 'postgresql', error: '42P01', available: postgres,
  },
];

describe.each(databases)('on $name', ({ dsn, system, error, available }) => {
  let spans: SpanRecord[];
  let points: PointRecord[];
  let stdout: string;

  beforeAll(async () => {
    if (!available) return;
    const env = { SHOP_DSN: dsn, SHOP_SCHEMA: `otel_ts_${process.pid}` };
    const run = await runTraced('node', [join(repository, 'scripts/visit-shop.js'), binaries], { env });
    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(0);
    expect(run.refusals).toEqual([]);
    ({ spans, points, stdout } = run);
  });

  test.skipIf(!available)('the requests are answered as ever', () => {
    expect(stdout.split('\n').map((line) => line.slice(0, 24).trim())).toEqual([
      'GET /items/42: 200 {"id"', 'POST /orders: 201 {"item', 'GET /fail: 500 {"error":', 'GET /panic: no answer: U', 'GET /items: 200 [{"id":1',
    ]);
  });

  test.skipIf(!available).each(Object.entries(TRACES))('%s is one trace', (_, expected) => {
    const wanted = expected.join('\n').replace('$DATABASE_ERROR', error);
    const traces = sketchTraces(spans, ['http.response.status_code', 'db.query.text', 'error.type']);
    const root = wanted.split(/ (?:ERROR )?http/)[0] as string;
    expect(traces.filter((trace) => trace.startsWith(`${root} `))).toEqual([wanted]);
  });

  test.skipIf(!available)('an order is a transaction under its request', () => {
    const [order] = sketchTraces(spans).filter((trace) => trace.includes('POST /orders'));
    const lines = order?.split('\n') ?? [];
    expect(lines.slice(0, 4).map((line) => line.trim())).toEqual([
      'SERVER storefront POST /orders', 'CLIENT storefront POST', 'SERVER inventory POST /reservations', 'CLIENT inventory BEGIN',
    ]);
    const statements = lines.slice(3);
    expect(statements.every((line) => line.startsWith('      CLIENT inventory '))).toBe(true);
    expect(statements.map((line) => line.trim().split(' ')[2])).toContain('PREPARE');
    expect(statements.at(-1)?.trim()).toBe('CLIENT inventory COMMIT');
    expect(lines.filter((line) => line.includes('ROLLBACK'))).toEqual([]);
  });

  test.skipIf(!available)('nothing is recorded twice, lost or orphaned', () => {
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    const traces = sketchTraces(spans);
    expect(traces.filter((trace) => trace.includes('SERVER'))).toHaveLength(5);
    expect(traces.filter((trace) => trace.includes('ORPHAN'))).toEqual([]);
    expect(spans.filter(({ repeatedKeys }) => repeatedKeys.length > 0)).toEqual([]);
    expect(spans.filter(({ kind }) => kind === 'SERVER')).toHaveLength(9);
  });

  test.skipIf(!available)('requests and statements are measured, each once', () => {
    expect(sketchPoints(points, 'http.server.request.duration', ['http.request.method', 'http.route', 'http.response.status_code', 'error.type'])).toEqual([
      'inventory ×1 http.request.method=GET http.route=/broken http.response.status_code=500 error.type=500',
      'inventory ×1 http.request.method=GET http.route=/stock http.response.status_code=200',
      'inventory ×1 http.request.method=GET http.route=/stock/{id} http.response.status_code=200',
      'inventory ×1 http.request.method=POST http.route=/reservations http.response.status_code=201',
      'storefront ×1 http.request.method=GET http.route=/fail http.response.status_code=500 error.type=500',
      'storefront ×1 http.request.method=GET http.route=/items http.response.status_code=200',
      'storefront ×1 http.request.method=GET http.route=/items/{id} http.response.status_code=200',
      'storefront ×1 http.request.method=GET http.route=/panic http.response.status_code=500 error.type=string',
      'storefront ×1 http.request.method=POST http.route=/orders http.response.status_code=201',
    ]);
    const operations = points.filter(({ name }) => name === 'db.client.operation.duration');
    const measured = operations.reduce((sum, { histogram }) => sum + (histogram?.count ?? 0n), 0n);
    expect(measured).toBe(BigInt(spans.filter(({ scope }) => scope.name === 'otel-ts/database/sql').length));
    const shown = ['db.operation.name', 'db.query.summary', 'error.type'];
    expect(sketchPoints(operations, 'db.client.operation.duration', shown)).toContain(
      `inventory ×1 db.operation.name=SELECT db.query.summary=SELECT discontinued error.type=${error}`,
    );
    expect(operations[0]).toMatchObject({ unit: 's', attributes: { 'db.system.name': system }, histogram: { bounds: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] } });
    expect(points.filter(({ name }) => name === 'http.server.active_requests').map(({ value }) => value)).toEqual([0n, 0n, 0n, 0n]);
  });

  test.skipIf(!available)('spans carry the attributes of the conventions', () => {
    const server = spans.find(({ name }) => name === 'GET /stock/{id}');
    expect(server?.attributes).toMatchObject({
      'http.request.method': 'GET', 'http.route': '/stock/{id}', 'url.path': '/stock/42', 'url.scheme': 'http',
      'server.address': '127.0.0.1', 'client.address': '127.0.0.1', 'network.protocol.version': '1.1',
      'http.response.status_code': 200n, 'user_agent.original': expect.any(String), 'server.port': expect.any(BigInt),
    });
    const client = spans.find(({ kind, attributes }) => kind === 'CLIENT' && String(attributes['url.full']).endsWith('/stock/42'));
    expect(client?.attributes).toMatchObject({
      'http.request.method': 'GET', 'url.full': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/stock\/42$/),
      'server.address': '127.0.0.1', 'server.port': expect.any(BigInt), 'http.response.status_code': 200n,
    });
    const query = spans.find(({ name }) => name === 'SELECT prices');
    expect(query?.attributes).toMatchObject({
      'db.system.name': system, 'db.operation.name': 'SELECT', 'db.query.summary': 'SELECT prices',
      ...(dsn && { 'server.address': '127.0.0.1', 'server.port': 5432n, 'db.namespace': 'test' }),
    });
    expect(query?.scope.name).toBe('otel-ts/database/sql');
    expect(query?.resource.attributes).toMatchObject({
      'service.name': 'inventory', 'telemetry.sdk.language': 'go', 'telemetry.distro.name': 'otel-ts',
    });
  });
});

test('the sources are as they were', () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' });
  if (git('rev-parse', '--is-inside-work-tree').trim() !== 'true') return;
  expect(git('diff', '--stat', 'HEAD', '--', 'examples/shop')).toBe('');
});
