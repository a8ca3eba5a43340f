// node bench/load/faults.js [rounds] [seconds] [rate]: what a bad receiver does to a program: hello at a fixed rate, woven, and
// plain beside it in the same round, for each fault; then 100,000 spans a second out of one loop (burst), where the queue is full
// for most faults. Latency and memory of the program, and what became of its spans. OTEL_* variables are passed on. Needs dist/.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildProgram, buildTool } from './lib/build.js';
import { FAULTS, ownCounts, setMode } from './lib/faults.js';
import { countsOf, generate } from './lib/generate.js';
import { startServer } from './lib/server.js';
import { median, medianRatio, table } from './lib/statistics.js';

const [rounds = '3', seconds = '4', rate = '2000'] = process.argv.slice(2);
const BURST = 100_000;
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-faults-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const [generator, sinkBinary] = ['generate', 'sink'].map((tool) => buildTool(tool, scratch));
const binaries = Object.fromEntries(['hello', 'burst'].flatMap((program) => ['plain', 'ours'].map((way) => [`${program}-${way}`, buildProgram(program, way, scratch)])));

const heading = ['p50', '× plain', 'p99', '× plain', 'highest RSS', 'more', 'spans', 'arrived', 'exported', 'dropped', 'left'];
const micro = (v) => (v < 1e4 ? `${v.toFixed(0)} µs` : `${(v / 1e3).toFixed(1)} ms`);
const nano = (v) => (v < 1e4 ? `${v} ns` : micro(v / 1e3));
await report(`hello at ${rate}/s`, hello, micro);
await report(`${BURST} spans a second`, burst, nano);

async function report(title, run, show) {
  const rows = [[title, ...heading]];
  for (const [name, fault] of Object.entries(FAULTS)) {
    const found = { plain: [], ours: [] };
    for (let round = 0; round < Number(rounds); round++) {
      for (const way of round % 2 ? ['ours', 'plain'] : ['plain', 'ours']) found[way].push(await withFault(fault, (env) => run(way, env)));
    }
    const all = (way, pick) => found[way].map(pick);
    const both = (pick) => [show(median(all('ours', pick))), medianRatio(all('ours', pick), all('plain', pick)).toFixed(2)];
    const memory = all('ours', (one) => one.memory);
    const last = found.ours.at(-1);
    const own = ownCounts(last.said);
    rows.push([
      name, ...both((one) => one.p50), ...both((one) => one.p99),
      `${median(memory).toFixed(1)} MiB`, `${(median(memory) - median(all('plain', (one) => one.memory))).toFixed(1)} MiB`,
      String(last.spans), String(last.arrived), ...(own ? [own.exported, own.dropped, own.left].map(String) : ['?', '?', '?']),
    ]);
    if (own && (own.started !== last.spans || own.exported + own.dropped + own.left !== own.started)) {
      console.error(`${name}: ${JSON.stringify(own)} does not add up`);
      process.exitCode = 1;
    }
  }
  console.log(`${rounds} rounds of ${seconds} s, medians; spans of the last round\n${table(rows)}\n`);
}

async function hello(way, env) {
  const server = await startServer(binaries[`hello-${way}`], { env });
  try {
    const flags = { address: server.address, path: '/hello/gopher', connections: 16, rate };
    const warm = await generate(generator, { ...flags, duration: '500ms' });
    const run = await generate(generator, { ...flags, duration: `${seconds}s` });
    const { highest } = server.memory();
    await server.stop();
    return { ...run, memory: highest, spans: warm.requests + run.requests, said: server.said() };
  } finally {
    await server.stop();
  }
}

async function burst(way, env) {
  const { stdout, stderr } = await promisify(execFile)(binaries[`burst-${way}`], [String(BURST), `${seconds}s`], { env: { ...process.env, ...env } });
  const { calls, p50, p99, memory } = JSON.parse(stdout);
  return { p50, p99, memory: memory / 1024, spans: calls, said: stderr };
}

/** A sink with the fault, around one run; answers what arrived as well. */
async function withFault({ absent, restart, mode }, run) {
  let sink = await startServer(sinkBinary);
  const { address } = sink;
  let arrived = 0;
  const leave = async () => {
    arrived += (await countsOf(sink)).spans;
    await sink.stop();
    sink = undefined;
  };
  if (mode) await setMode(sink, mode);
  if (absent) await leave();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://${address}`, OTEL_LOG_LEVEL: 'debug', OTEL_BSP_SCHEDULE_DELAY: process.env.OTEL_BSP_SCHEDULE_DELAY ?? '1000' };
  let restarted;
  if (restart) {
    const third = (Number(seconds) * 1000) / 3;
    restarted = pause(third).then(leave).then(() => pause(third)).then(async () => { sink = await startServer(sinkBinary, { args: [`-address=${address}`] }); });
  }
  try {
    const result = await run(env);
    await restarted;
    if (sink) await leave();
    return { ...result, arrived };
  } finally {
    await sink?.stop();
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
