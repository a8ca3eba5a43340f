// node bench/builds/memory.js [program… | way…]: the most memory that all processes of otel-ts have at one moment of a build from an
// empty GOCACHE with -p 2, and with an empty cache of its own: Node.js, the launcher's shells, the types helper, not the go
// command and its tools. Proportional set sizes (proc_pid_smaps_rollup(5): what is shared counts once), sampled all the
// time; what comes and goes between two samples is missed. Ends with 1 above the limit. Linux only.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const LIMIT = 250;
const PAUSE = 20;
const launcher = process.env.LAUNCHER ?? join(import.meta.dirname, '../../bin/otel-ts');
const WAYS = {
  wrapper: [launcher, 'go', 'build'],
  raw: ['go', 'build', `-toolexec='${launcher}' toolexec`],
};
const among = (names, all) => (names.length > 0 ? names : all);
const ways = among(process.argv.slice(2).filter((name) => name in WAYS), Object.keys(WAYS));
const programs = among(process.argv.slice(2).filter((name) => !(name in WAYS)), ['services']);
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts memory '));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

for (const program of programs) {
  for (const way of ways) {
    const { peak, samples, seconds } = await measure(join(import.meta.dirname, program), way);
    const parts = peak.parts.sort((a, b) => b.size - a.size).map(({ name, size }) => `${name} ${size.toFixed(0)}`);
    console.log(`${program}, ${way}: ${peak.size.toFixed(0)} MB at most, limit ${LIMIT} (${parts.join(', ')}; ${samples} samples in ${seconds.toFixed(0)} s)`);
    if (peak.size > LIMIT) process.exitCode = 1;
  }
}

async function measure(cwd, way) {
  const directory = join(scratch, 'go');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  const env = { ...process.env, GOCACHE: join(directory, 'cache'), OTEL_TS_CACHE: join(directory, 'otel-ts'), GOFLAGS: '' };
  const [command, ...args] = WAYS[way];
  const start = performance.now();
  const child = spawn(command, [...args, '-p', '2', '-buildvcs=false', '-o', join(directory, 'program'), '.'], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  let ended;
  child.once('exit', (status) => (ended = status ?? 1));
  let peak = { size: 0, parts: [] };
  let samples = 0;
  for (; ended === undefined; samples++) {
    const parts = processesBelow(child.pid).flatMap(part);
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    if (size > peak.size) peak = { size, parts };
    await setTimeout(PAUSE);
  }
  if (ended !== 0) throw new Error(`${way} ended with ${ended}`);
  return { peak, samples, seconds: (performance.now() - start) / 1000 };
}

function processesBelow(root) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(') ') + 4).split(' ')[0]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [];
  for (const queue = [root]; queue.length > 0; ) {
    const pid = queue.pop();
    found.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return found;
}

/** In megabytes; of a process that is ours and still there. */
function part(pid) {
  let program = '';
  try {
    program = readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return [];
  }
  const name = program.includes('/types-helper/') ? 'types helper' : program.split('/').pop();
  if (!['node', 'types helper', 'sh', 'dash', 'bash', 'busybox'].includes(name)) return [];
  const match = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`));
  return match ? [{ name, size: Number(match[1]) / 1024 }] : [];
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
