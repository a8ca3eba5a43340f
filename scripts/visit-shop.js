// Runs the shop's two services from the directory given, asks for a few pages, and ends both. Knows nothing of
// telemetry: `otel-ts view -- node scripts/visit-shop.js DIRECTORY` points the services' exporters at itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const directory = resolve(process.argv[2] ?? '.');

async function start(name, env) {
  const child = spawn(join(directory, name), [], {
    env: { ...process.env, OTEL_SERVICE_NAME: name, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening on (http:\S+)$/.exec(line)?.[1];
    if (url) return { child, url, name };
  }
  throw new Error(`${name} ended before it listened`);
}

async function stop({ child, name }) {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [status, signal] = await exited;
  if (status !== 0) throw new Error(`${name} ended with ${signal ?? status}`);
}

const inventory = await start('inventory', { INVENTORY_ADDR: '127.0.0.1:0' });
const storefront = await start('storefront', { SHOP_ADDR: '127.0.0.1:0', INVENTORY_URL: inventory.url });
const requests = [
  ['GET', '/items/42'],
  ['POST', '/orders', '{"item":42,"quantity":2}'],
  ['GET', '/fail'],
  ['GET', '/panic'],
  ['GET', '/items'],
];
for (const [method, path, body] of requests) {
  const answer = await fetch(storefront.url + path, { method, ...(body ? { body } : {}) }).then(
    async (response) => `${response.status} ${(await response.text()).trim()}`,
    (error) => `no answer: ${error.cause?.code ?? error.cause?.message ?? error.message}`,
  );
  console.log(`${method} ${path}: ${answer}`);
}
await stop(storefront);
await stop(inventory);
