// A program that logs in every way that the standard library knows, and with loggers of its own: outside of spans its
// output is what it was, inside each line has the ids of its request's span once.
import { execa } from 'execa';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { withNamedIds, withoutIds } from '../support/log-lines.ts';
import { build, runTraced, scratch } from '../support/otel-ts.ts';

const source = join(import.meta.dirname, 'logs');
const directory = scratch('logs');
const [plain, woven] = [join(directory, 'plain'), join(directory, 'woven')];
let without = '';

beforeAll(async () => {
  await execa('go', ['build', '-o', plain, '.'], { cwd: source });
  await build(source, '-o', woven, '.');
  without = (await execa(plain)).stdout;
});

test('lines inside of requests have the ids of their server spans, in goroutines without a context too', async () => {
  const { stdout, stderr, spans } = await runTraced(woven);
  expect(stderr).toBe('');
  const said = withNamedIds(stdout, spans, ['GET /inside', 'GET /goroutine']);
  // UPDATE_GOLDEN=1 rewrites it; read the diff.
  const golden = join(source, 'stdout.txt');
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, `${said}\n`);
  expect(`${said}\n`).toBe(readFileSync(golden, 'utf8'));
  expect(withoutIds(said)).toBe(without);
  for (const line of said.split('\n')) expect(line.match(/\bT\d\b/g)?.length ?? 0, line).toBeLessThan(2);
});

test.each(['OTEL_GO_DISABLED_INSTRUMENTATIONS=log,log-slog,own', 'OTEL_GO_ENABLED_INSTRUMENTATIONS=net-http', 'OTEL_SDK_DISABLED=true'])(
  'with %s all lines are what they were', async (setting) => {
    const [name, value] = setting.split('=') as [string, string];
    const { stdout, stderr } = await runTraced(woven, [], { env: { [name]: value } });
    expect(stderr).toBe('');
    expect(stdout).toBe(without);
  },
);

test('each library has its switch', async () => {
  const { stdout } = await runTraced(woven, [], { env: { OTEL_GO_DISABLED_INSTRUMENTATIONS: 'log' } });
  expect(stdout).toMatch(/^{"msg":"inside: with a context".*"trace_id":"[0-9a-f]{32}","span_id":"[0-9a-f]{16}"}$/m);
  expect(stdout).toMatch(/^inside: output$/m);
});

test('requests that are not sampled have ids all the same', async () => {
  const { stdout, spans } = await runTraced(woven, [], { env: { OTEL_TRACES_SAMPLER: 'always_off' } });
  expect(spans).toEqual([]);
  expect(stdout).toMatch(/^inside: output trace_id=[0-9a-f]{32} span_id=[0-9a-f]{16}$/m);
  expect(stdout).toMatch(/^inside: own .* trace_flags=00 trace_id=/m);
});

test('what the runtime says itself is no log line of the program', async () => {
  const { stdout, stderr } = await runTraced(woven, [], { env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } });
  expect(stdout).toContain('"trace_id":');
  expect(stderr).toMatch(/^otel-ts: cannot export (spans|metrics|spans and metrics) to [^\n]*$/);
  expect(stderr).not.toContain('trace_id');
});

test.each(['go.mod', 'old.mod'])('logrus, zap and zerolog as in %s', async (modules) => {
  const libraries = join(import.meta.dirname, 'logs-libraries');
  const [before, after] = [join(directory, `before-${modules}`), join(directory, `after-${modules}`)];
  await execa('go', ['build', `-modfile=${modules}`, '-o', before, '.'], { cwd: libraries });
  await build(libraries, `-modfile=${modules}`, '-o', after, '.');
  const { stdout, stderr, spans } = await runTraced(after);
  expect(stderr).toBe('');
  const said = withNamedIds(stdout, spans, ['GET /inside', 'GET /goroutine']);
  const golden = join(libraries, 'stdout.txt');
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, `${said}\n`);
  expect(`${said}\n`).toBe(readFileSync(golden, 'utf8'));
  expect(withoutIds(said)).toBe((await execa(before)).stdout);
});
