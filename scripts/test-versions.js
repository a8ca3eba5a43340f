// npm run test:versions: every library of test/libraries at the newest and at the lowest version that its aspect is for.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const env = { ...process.env, OTEL_TS_VERSIONS: 'all', NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS ?? '' };
const args = ['vitest', 'run', 'test/libraries', ...process.argv.slice(2)];
const { status } = spawnSync('npx', args, { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env });
process.exitCode = status ?? 1;
