// HTTP in its less plain shapes gives the trees that it should, and the program notices nothing.
import { execa } from 'execa';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchTraces } from '../support/sketch.ts';

test('HTTP/2, proxies, hijacking, hints, redirects, nested muxes, timeouts', async () => {
  const source = join(import.meta.dirname, 'protocols');
  const directory = scratch('protocols');
  const [plain, woven] = [join(directory, 'plain'), join(directory, 'woven')];
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
  const without = await execa(plain, { reject: false });
  const traced = await runTraced(woven, [], { env: { OTEL_SERVICE_NAME: 'p' } });
  expect(traced.exitCode).toBe(0);
  expect(traced.stderr).toBe('');
  // What a server sees of trace context is the one difference that is meant.
  expect(without.stdout).toContain('200 0 <nil>');
  expect(traced.stdout).toBe(without.stdout.replace('200 0 <nil>', '200 1 <nil>').replace('true 0', 'true 1'));
  expect(traced.refusals).toEqual([]);

  const shown = ['http.response.status_code', 'network.protocol.version', 'error.type', 'url.query'];
  expect(sketchTraces(traced.spans, shown)).toEqual([
    'CLIENT p GET http.response.status_code=200 network.protocol.version=1.1\n  SERVER p GET /plain/{name...} http.response.status_code=200 network.protocol.version=1.1',
    'CLIENT p GET http.response.status_code=200 network.protocol.version=2\n  SERVER p GET /plain/{name...} http.response.status_code=200 network.protocol.version=2',
    [
      'CLIENT p GET http.response.status_code=200 network.protocol.version=1.1',
      '  SERVER p GET http.response.status_code=200 network.protocol.version=1.1',
      '    CLIENT p GET http.response.status_code=200 network.protocol.version=1.1',
      '      SERVER p GET /plain/{name...} http.response.status_code=200 network.protocol.version=1.1',
    ].join('\n'),
    'CLIENT p GET ERROR http.response.status_code=418 network.protocol.version=1.1 error.type=418\n  SERVER p GET /hints http.response.status_code=418 network.protocol.version=1.1',
    'CLIENT p GET http.response.status_code=302 network.protocol.version=1.1\n  SERVER p GET /old http.response.status_code=302 network.protocol.version=1.1',
    'CLIENT p GET http.response.status_code=200 network.protocol.version=1.1\n  SERVER p GET /plain/{name...} http.response.status_code=200 network.protocol.version=1.1',
    'CLIENT p GET http.response.status_code=200 network.protocol.version=1.1\n  SERVER p GET /api/users/{id} http.response.status_code=200 network.protocol.version=1.1',
    'CLIENT p GET ERROR http.response.status_code=503 network.protocol.version=1.1 error.type=503\n  SERVER p GET /slow ERROR http.response.status_code=503 network.protocol.version=1.1 error.type=503',
    'CLIENT p GET http.response.status_code=200 network.protocol.version=1.1\n  SERVER p GET /headers http.response.status_code=200 network.protocol.version=1.1 url.query=sig=REDACTED&x=1',
    'SERVER p GET /hijack http.response.status_code=101 network.protocol.version=1.1',
    'CLIENT p GET http.response.status_code=200 network.protocol.version=1.1\n  SERVER p GET /headers http.response.status_code=200 network.protocol.version=1.1',
    'CLIENT p HEAD http.response.status_code=200 network.protocol.version=1.1\n  SERVER p HEAD /plain/{name...} http.response.status_code=200 network.protocol.version=1.1',
    'CLIENT p GET ERROR error.type=*net.OpError',
  ]);
  const urls = traced.spans.map(({ attributes }) => attributes['url.full']).filter((url) => typeof url === 'string');
  expect(urls.filter((url) => url.includes('secret'))).toEqual([]);
  expect(urls.filter((url) => url.includes('REDACTED:REDACTED@'))).toHaveLength(1);
});
