// What programs send is read by OTLP's own Go types: no unknown field, no malformed id, no key twice.
import { execa } from 'execa';
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { build, repository, scratch } from '../support/otel-ts.ts';

test('the shop, decoded by go.opentelemetry.io/proto/otlp', async () => {
  const directory = scratch('official');
  await build(join(repository, 'examples/shop'), '-o', `${directory}/`, './cmd/...');
  const requests: string[] = [];
  const metrics: string[] = [];
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const list = request.url === '/v1/metrics' ? metrics : requests;
    const file = join(directory, `request-${requests.length + metrics.length}.bin`);
    writeFileSync(file, request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
    list.push(file);
    expect(request.headers['content-type']).toBe('application/x-protobuf');
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => collector.once('listening', resolve));
  const { port } = collector.address() as AddressInfo;
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '100', SHOP_DSN: '' };
  await execa('node', [join(repository, 'scripts/visit-shop.js'), directory], { env });
  collector.close();
  expect(requests.length).toBeGreaterThan(1);

  const decoder = join(directory, 'decode');
  await execa('go', ['build', '-o', decoder, './decode'], { cwd: join(repository, 'test/otlp-official') });
  const { stderr, stdout } = await execa(decoder, requests);
  const summaries = [...stderr.matchAll(/: (\d+) spans, (\d+) findings/g)].map(([, spans, findings]) => [Number(spans), Number(findings)]);
  expect(summaries).toHaveLength(requests.length);
  expect(summaries.reduce((sum, [spans = 0]) => sum + spans, 0)).toBeGreaterThan(30);
  expect(summaries.every(([, findings]) => findings === 0)).toBe(true);
  const resources = stdout.split('\n').flatMap((line) => (JSON.parse(line) as { resourceSpans: object[] }).resourceSpans);
  expect(JSON.stringify(resources)).toContain('"service.name"');

  const measured = await execa(decoder, ['-metrics', ...metrics]);
  const counts = [...measured.stderr.matchAll(/: (\d+) points, (\d+) findings/g)].map(([, points, findings]) => [Number(points), Number(findings)]);
  expect(counts).toHaveLength(metrics.length);
  expect(counts.reduce((sum, [points = 0]) => sum + points, 0)).toBeGreaterThan(15);
  expect(counts.every(([, findings]) => findings === 0)).toBe(true);
  expect(measured.stdout).toContain('"http.server.request.duration"');
  expect(measured.stdout).toContain('"exemplars"');
});
