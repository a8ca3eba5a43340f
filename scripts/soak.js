// npm run test:soak: a woven service under load for minutes, plain and with the race detector; ends with one line that
// counts its checks. It stops by itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const soak = join(root, 'test/soak');
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-soak-'));
const requests = Number(process.argv[2] ?? 200_000);
const total = { passed: 0, failed: 0 };

const env = { ...process.env, OTEL_TS_SUMMARY: 'off', OTEL_TS_CACHE: process.env.OTEL_TS_CACHE ?? join(root, '.build/test-cache') };
for (const name of Object.keys(env)) if (name.startsWith('OTEL_') && !name.startsWith('OTEL_TS_')) delete env[name];

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: soak, env, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', ...options });
}

function succeeded(title, { status }) {
  if (status === 0) return true;
  console.log(`FAILED ${title}`);
  total.failed++;
  return false;
}

function round(title, flags, count, limit) {
  console.log(`== ${title}: ${count} requests`);
  const service = join(scratch, `service${flags.join('')}`);
  if (!succeeded('build', run(join(root, 'bin/otel-ts'), ['go', 'build', ...flags, '-o', service, './service']))) return;
  const { stdout } = run(join(scratch, 'driver'), ['-service', service, '-requests', String(count), '-limit', limit]);
  process.stdout.write(stdout ?? '');
  const checks = (stdout ?? '').match(/^(ok {4}|FAILED)/gm) ?? ['FAILED'];
  for (const check of checks) check === 'FAILED' ? total.failed++ : total.passed++;
}

if (succeeded('build of the driver', run('go', ['build', '-o', join(scratch, 'driver'), './driver']))) {
  round('woven', [], requests, '230s');
  // The race detector needs cgo, and cgo a C compiler.
  const cgo = run('go', ['env', 'CGO_ENABLED', 'CC']).stdout?.trim().split('\n') ?? [];
  if (cgo[0] === '1' && run('sh', ['-c', `command -v ${cgo[1]}`]).status === 0) round('woven, -race', ['-race'], Math.ceil(requests / 10), '90s');
  else console.log('skipped: -race, which needs cgo and a C compiler');
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
