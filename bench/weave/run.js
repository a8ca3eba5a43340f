// node bench/weave/run.js: MB of Go that are parsed and woven in a second, and the CPU time that a package of ten files
// costs in a process of its own: start of Node.js, catalogue, grammar, parsing, weaving. It is measured twice: with a span in
// one function, as real aspects are, and with a span, a defer and a statement in every function, which no real catalogue
// asks for; throughput is of the latter. What Node.js alone takes is printed beside it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { bundle } from '../../scripts/bundle.js';

const PACKAGES = ['net/http', 'go/types', 'go/parser', 'database/sql', 'encoding/json', 'text/template', 'reflect', 'crypto/tls', 'math/big', 'net'];
const LIMITS = { throughput: 3, milliseconds: 100 };
const ROUNDS = 15;

const root = join(import.meta.dirname, '../..');
const output = join(root, '.build', `bench-${process.pid}`);
const program = join(output, 'cli.cjs');
const require = createRequire(import.meta.url);

mkdirSync(output, { recursive: true });
process.on('exit', () => rmSync(output, { recursive: true, force: true }));
// The command itself, with another program in the place of what a build calls.
const measured = ({ onResolve }) => onResolve({ filter: /cli\/build\.ts$/ }, () => ({ path: join(import.meta.dirname, 'measure.ts') }));
await bundle(output, [{ name: 'measured', setup: measured }]);
for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-go/tree-sitter-go.wasm']) copyFileSync(require.resolve(wasm), join(output, basename(wasm)));

const everyFunction = join(root, 'test/std/aspects.yaml');
const oneFunction = join(import.meta.dirname, 'few.yaml');
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
env.OTEL_TS_CACHE = join(output, 'cache');
const measure = (flags, ...args) => JSON.parse(execFileSync(process.execPath, [...flags, program, 'toolexec', ...args], { encoding: 'utf8', env }));

const { files, megabytes, parse, weave } = measure([], 'throughput', everyFunction, ...PACKAGES);
console.log(`${files} files, ${megabytes} MB: parsed at ${parse} MB/s, woven at ${weave} MB/s`);

const directory = join(execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim(), 'src/text/template');
const ten = [directory, join(directory, 'parse')].flatMap((path) => goFilesIn(path)).slice(0, 10);
const bare = Number(execFileSync(process.execPath, ['-p', 'const { user, system } = process.cpuUsage(); (user + system) / 1000'], { encoding: 'utf8', env }));
const size = ten.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`10 files, ${Math.round(size / 1000)} kB, CPU time (Node.js alone ${Math.round(bare)} ms):`);
const median = cpuOfTen('one function woven', oneFunction);
cpuOfTen('three advices in every function', everyFunction);
if (parse < LIMITS.throughput || weave < LIMITS.throughput || median > LIMITS.milliseconds) process.exitCode = 1;

/** Prints and answers the median, milliseconds. */
function cpuOfTen(what, aspects) {
  const run = () => measure(['--liftoff-only'], 'files', aspects, 'text/template', ...ten).milliseconds;
  const times = Array.from({ length: ROUNDS }, run).sort((a, b) => a - b);
  const median = times[ROUNDS >> 1];
  console.log(`  ${what}: ${Math.round(median)} ms (${Math.round(times[0])} to ${Math.round(times.at(-1))})`);
  return median;
}

function goFilesIn(path) {
  return readdirSync(path).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go')).map((name) => join(path, name));
}
