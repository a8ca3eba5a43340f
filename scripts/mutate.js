// npm run test:mutation: takes clauses out of the shipped aspects, one at a time, and says which of them no test misses.
// --sample 100 --seed 1 --aspect net/http --aspect 'grpc#Server.*' --quick --list
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createViteServer } from 'vitest/node';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-mutation-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
// For all that is loaded and started from here on.
process.env.OTEL_TS_LAUNCHER = join(scratch, 'bin/otel-ts');

const server = await createViteServer({
  configFile: false, root, appType: 'custom', logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false }, optimizeDeps: { noDiscovery: true },
});
const { mutate } = await server.ssrLoadModule('/test/mutation/mutate.ts');
try {
  process.exitCode = await mutate(process.argv.slice(2));
} finally {
  await server.close();
}
