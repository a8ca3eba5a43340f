// node bench/builds/cold.js [rounds] [program…]: builds from an empty GOCACHE: plain, `otel-ts go build` and raw
// -toolexec, in turn. Wall time, and user + system time of every process (measured over all children, the resident
// weaver included); the best and the median of each, and ratios of medians to plain. Programs: hello, services.
// LAUNCHER=…/bin/otel-ts measures another installation.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [rounds = '3', ...chosen] = process.argv.slice(2);
const launcher = process.env.LAUNCHER ?? join(import.meta.dirname, '../../bin/otel-ts');
const ways = {
  plain: ['go', 'build'],
  wrapper: [launcher, 'go', 'build'],
  raw: ['go', 'build', `-toolexec='${launcher}' toolexec`],
};
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts cold '));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

for (const program of chosen.length > 0 ? chosen : ['hello', 'services']) {
  const cwd = join(import.meta.dirname, program);
  const packages = execFileSync('go', ['list', '-deps', '.'], { cwd, encoding: 'utf8' }).trim().split('\n').length;
  const found = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < Number(rounds); round++) for (const way of Object.keys(ways)) found[way].push(measure(cwd, way));
  console.log(`${program}, ${packages} packages, ${rounds} rounds: seconds, the best and the median`);
  for (const [way, results] of Object.entries(found)) {
    const [wall, cpu] = ['wall', 'cpu'].map((key) => results.map((result) => result[key]).sort((a, b) => a - b));
    const [plainWall, plainCpu] = ['wall', 'cpu'].map((key) => median(found.plain.map((result) => result[key])));
    console.log(`  ${way.padEnd(8)} wall ${show(wall)} (${ratio(median(wall), plainWall)})  CPU ${show(cpu)} (${ratio(median(cpu), plainCpu)})`);
  }
}

/** The plan is there before, as it is in every build but the first with a version of otel-ts. */
function measure(cwd, way) {
  const directory = join(scratch, 'go');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  const env = { ...process.env, GOCACHE: join(directory, 'cache'), OTEL_TS_CACHE: join(directory, 'otel-ts') };
  delete env.GOFLAGS;
  const [command, ...args] = ways[way];
  const before = childrenSeconds();
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, [...args, '-buildvcs=false', '-o', join(directory, 'program'), '.'], { cwd, env, encoding: 'utf8' });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${way}: ${stderr}`);
  return { wall, cpu: childrenSeconds() - before };
}

/** The kernel adds up what waited-for children took, theirs included (proc_pid_stat(5): cutime, cstime). */
function childrenSeconds() {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function show(sorted) {
  return `${sorted[0].toFixed(1).padStart(5)} ${median(sorted).toFixed(1).padStart(5)}`;
}

function ratio(value, of) {
  return `${(value / of).toFixed(2)} ×`;
}
