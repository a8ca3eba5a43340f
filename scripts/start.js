// npm start: the first useful minute. Installs what is missing, builds otel-ts, builds the example through it, runs it
// and shows its traces; prints every command, so that each can be repeated on another program.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
process.chdir(root);

function fail(message) {
  console.error(`otel-ts: ${message}`);
  process.exit(2);
}

function run(command, ...args) {
  console.log(`\n$ ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) fail(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function checkVersions() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12)) {
    fail(`Node.js 20.19 or later is needed (not 21, 22 from 22.12), this is ${process.versions.node}`);
  }
  const go = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (go.error) fail('go is not in PATH; Go 1.26 or later is needed: https://go.dev/dl/');
  const [, goMinor] = /^go1\.(\d+)/.exec(go.stdout) ?? [];
  if (goMinor !== undefined && Number(goMinor) < 26) fail(`Go 1.26 or later is needed, this is ${go.stdout.trim()}`);
}

checkVersions();
if (!existsSync('node_modules/esbuild')) run('npm', 'ci', '--no-progress');
run('npm', 'run', '--silent', 'build');
run('bin/otel-ts', 'go', 'build', '-C', 'examples/shop', '-o', '../../.build/shop/', './cmd/...');
run('bin/otel-ts', 'view', '--', 'node', 'scripts/visit-shop.js', '.build/shop');
console.log(`
The same on your own program, in its directory (${join(root, 'bin')} in PATH):
  otel-ts go build -o app .
  otel-ts view -- ./app`);
