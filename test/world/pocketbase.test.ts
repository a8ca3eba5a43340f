// PocketBase's example server, unmodified from the module proxy: net/http with its own router, database/sql by way of
// a query builder and a pure-Go SQLite.
import { execa } from 'execa';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startReceiver } from '../../src/otlp/receive.ts';
import { build, exporterEnvironment, scratch } from '../support/otel-ts.ts';
import { sketchTraces } from '../support/sketch.ts';
import { checkOut, treeDigest } from './check-out.ts';
import { download } from './download.ts';
import { freePort } from './free-port.ts';

const MODULE = 'github.com/pocketbase/pocketbase@v0.39.0';

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt++) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} does not answer`);
}

const { directory: cached = '', unreachable } = await download(MODULE);
const why = unreachable === undefined ? '' : ` (skipped: ${unreachable})`;

test.skipIf(unreachable !== undefined)(`${MODULE}: server spans with their database spans below, sources untouched${why}`, async () => {
  const directory = join(scratch('pocketbase'), 'source');
  checkOut(cached, directory);
  const before = treeDigest(directory);
  const program = join(scratch('binary'), 'pocketbase');
  expect(await build(join(directory, 'examples/base'), '-o', program, '.')).not.toContain('otel-ts');
  expect(treeDigest(directory)).toBe(before);

  const receiver = await startReceiver();
  const address = `127.0.0.1:${await freePort()}`;
  const server = execa(program, ['serve', `--http=${address}`, '--dir', scratch('data')], {
    env: exporterEnvironment(receiver), reject: false, stdin: 'ignore',
  });
  try {
    await answers(`http://${address}/api/health`);
    expect((await fetch(`http://${address}/api/collections/users/records?page=1`)).status).toBe(200);
    const login = { method: 'POST', body: JSON.stringify({ identity: 'a@b.c', password: 'wrong' }), headers: { 'content-type': 'application/json' } };
    expect((await fetch(`http://${address}/api/collections/users/auth-with-password`, login)).status).toBe(400);
  } finally {
    server.kill('SIGTERM');
  }
  expect((await server).exitCode).toBe(0);
  await receiver.close();

  expect(receiver.refusals()).toEqual([]);
  const traces = sketchTraces(receiver.spans(), ['http.response.status_code', 'db.system.name']);
  const under = (route: string) => traces.find((trace) => trace.startsWith(`SERVER base ${route} `))?.split('\n') ?? [];
  expect(under('GET /api/health')).toEqual(['SERVER base GET /api/health http.response.status_code=200']);
  const list = under('GET /api/collections/{collection}/records');
  expect(list[0]).toBe('SERVER base GET /api/collections/{collection}/records http.response.status_code=200');
  expect(list.slice(1).sort()).toEqual(['  CLIENT base SELECT users db.system.name=sqlite', '  CLIENT base SELECT users db.system.name=sqlite']);
  const login = under('POST /api/collections/{collection}/auth-with-password');
  expect(login[0]).toContain('http.response.status_code=400');
  expect(login).toContain('  CLIENT base SELECT users db.system.name=sqlite');
  const ids = receiver.spans().map(({ spanId }) => spanId);
  expect(new Set(ids).size).toBe(ids.length);
});
