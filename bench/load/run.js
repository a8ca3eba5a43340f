// node bench/load/run.js [hello|service] [rounds] [seconds]: one service under load: plain, woven, and instrumented by hand, in
// turns within each round. Every span goes over OTLP to a sink that counts. The main figure is the server's CPU time a
// request: a machine that others use moves it least. Then throughput of a closed loop, latency at a fixed rate (a third
// of what plain reached in round one), memory. OTEL_* variables are passed on. Needs dist/; service needs PostgreSQL and Redis.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram, buildTool } from './lib/build.js';
import { countsOf, generate } from './lib/generate.js';
import { startServer } from './lib/server.js';
import { median, medianRatio, table } from './lib/statistics.js';

/** `spans`: how many a request has; otelpgx adds one for a connection that is taken from the pool. */
const PROGRAMS = {
  hello: { path: '/hello/gopher', connections: 32, spans: { ours: 1, sdk: 1 } },
  service: { path: '/users/7', connections: 8, spans: { ours: 5, sdk: 6 } },
};
const WAYS = ['plain', 'ours', 'sdk'];
const [name = 'hello', rounds = '5', seconds = '4'] = process.argv.slice(2);
const program = PROGRAMS[name];
if (!program) throw new Error(`${name} is none of ${Object.keys(PROGRAMS).join(', ')}`);

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-load-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const [generator, sinkBinary] = ['generate', 'sink'].map((tool) => buildTool(tool, scratch));
const binaries = Object.fromEntries(WAYS.map((way) => [way, buildProgram(name, way, scratch)]));

const found = Object.fromEntries(WAYS.map((way) => [way, []]));
let rate;
for (let round = 0; round < Number(rounds); round++) {
  // Another one is first in each round, but plain in the first, which sets the rate.
  for (let i = 0; i < WAYS.length; i++) {
    const way = WAYS[(i + round) % WAYS.length];
    const one = await measure(binaries[way]);
    rate ??= Math.round(one.perSecond / 3);
    one.latency = await latency(binaries[way], rate);
    found[way].push(one);
    console.error(`round ${round + 1}, ${way}: ${(one.cpu * 1e6).toFixed(1)} µs, ${one.perSecond.toFixed(0)}/s`);
  }
}
report();

/** Closed loop: as many requests as it can. The first second is not measured, its spans are counted. */
async function measure(binary) {
  return withServer(binary, async (server, asked) => {
    await asked(generate(generator, { ...flags(server), duration: '1s' }));
    const before = server.cpuSeconds();
    const run = await asked(generate(generator, { ...flags(server), duration: `${seconds}s` }));
    return { cpu: (server.cpuSeconds() - before) / run.requests, perSecond: run.requests / run.seconds, memory: server.memory() };
  });
}

/** Open loop at a fixed rate, in a fresh process. */
async function latency(binary, rate) {
  return withServer(binary, async (server, asked) => {
    await asked(generate(generator, { ...flags(server), rate, duration: '1s' }));
    return asked(generate(generator, { ...flags(server), rate, duration: `${seconds}s` }));
  });
}

function flags(server) {
  return { address: server.address, path: program.path, connections: program.connections };
}

async function withServer(binary, use) {
  const sink = await startServer(sinkBinary);
  try {
    const server = await startServer(binary, { env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://${sink.address}`, OTEL_SERVICE_NAME: name } });
    let requests = 0;
    try {
      const result = await use(server, async (run) => {
        const done = await run;
        requests += done.requests;
        return done;
      });
      await server.stop();
      return { ...result, requests, counted: (await countsOf(sink)).spans };
    } finally {
      await server.stop();
    }
  } finally {
    await sink.stop();
  }
}

function report() {
  const all = (way, pick) => found[way].map(pick);
  const rows = [['', 'CPU/request', '× plain', 'requests/s', '× plain', 'p50', 'p99', '× plain', 'RSS', 'highest', 'spans/request', 'of expected']];
  for (const way of WAYS) {
    const column = (pick, show) => show(median(all(way, pick)));
    const ratio = (pick) => medianRatio(all(way, pick), all('plain', pick)).toFixed(3);
    const total = (pick) => all(way, pick).reduce((sum, value) => sum + value, 0);
    const [counted, requests] = [total((one) => one.counted), total((one) => one.requests)];
    rows.push([
      way,
      column((one) => one.cpu, (v) => `${(v * 1e6).toFixed(1)} µs`), ratio((one) => one.cpu),
      column((one) => one.perSecond, (v) => v.toFixed(0)), ratio((one) => one.perSecond),
      column((one) => one.latency.p50, (v) => `${(v / 1e3).toFixed(2)} ms`),
      column((one) => one.latency.p99, (v) => `${(v / 1e3).toFixed(2)} ms`), ratio((one) => one.latency.p99),
      column((one) => one.memory.rss, (v) => `${v.toFixed(1)} MiB`),
      column((one) => one.memory.highest, (v) => `${v.toFixed(1)} MiB`),
      (counted / requests).toFixed(4),
      way === 'plain' ? '-' : `${((100 * counted) / requests / program.spans[way]).toFixed(2)} %`,
    ]);
  }
  console.log(`${name}, ${rounds} rounds of ${seconds} s, ${program.connections} connections; latency at ${rate}/s, medians`);
  console.log(table(rows));
  // What the same CPU would serve: this is what throughput is where nothing else runs.
  for (const way of ['ours', 'sdk']) console.log(`requests for the same CPU, ${way}: ${medianRatio(all('plain', (one) => one.cpu), all(way, (one) => one.cpu)).toFixed(3)} × plain`);
}
