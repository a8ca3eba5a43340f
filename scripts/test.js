// npm test: builds, type checks, and runs every suite; ends with one line that counts them all.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const total = { passed: 0, failed: 0, skipped: 0 };
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-test-'));
const root = join(import.meta.dirname, '..');

function run(title, command, args, options = {}) {
  console.log(`\n== ${title}: ${[command, ...args].join(' ')}`);
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS ?? '', ...options.env };
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options, env });
}

function count(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function check(title, command, args) {
  const ok = run(title, command, args).status === 0;
  count(ok ? 1 : 0, ok ? 0 : 1, 0);
  return ok;
}

function vitest() {
  const report = join(scratch, 'vitest.json');
  const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = run('vitest', 'npx', [...args, ...process.argv.slice(2)]);
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    count(result.numPassedTests, result.numFailedTests + unloaded, result.numPendingTests + result.numTodoTests);
    if (status !== 0 && result.numFailedTests + unloaded === 0) total.failed++;
  } catch {
    total.failed++;
  }
}

/** Top-level tests only: a subtest is part of its parent. */
function goTest(directory, flags = []) {
  const cwd = join(root, directory);
  const args = ['test', '-json', ...flags, './...'];
  const { stdout, status } = run(`go test in ${directory}`, 'go', args, {
    cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 1 << 28,
  });
  const counts = { pass: 0, fail: 0, skip: 0 };
  const output = new Map();
  for (const line of (stdout ?? '').split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line);
    const key = `${event.Package ?? event.ImportPath} ${event.Test ?? ''}`;
    if (event.Output) output.set(key, (output.get(key) ?? '') + event.Output);
    if (event.Action === 'fail' || event.Action === 'build-fail') console.log(output.get(key) ?? key);
    if (event.Action === 'skip' && event.Test) console.log(output.get(key)?.trim());
    if (event.Test && !event.Test.includes('/') && event.Action in counts) counts[event.Action]++;
  }
  if (status !== 0 && counts.fail === 0) counts.fail++;
  console.log(`${directory}: ${counts.pass} passed, ${counts.fail} failed, ${counts.skip} skipped`);
  count(counts.pass, counts.fail, counts.skip);
}

const built = check('build', process.execPath, ['scripts/build.js']);
check('types', 'npx', ['tsc', '--noEmit']);
if (built) {
  vitest();
  goTest('runtime-go', ['-race']);
  goTest('examples/shop');
  goTest('test/otlp-official');
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
