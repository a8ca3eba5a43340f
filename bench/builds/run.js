// node bench/builds/run.js: what otel-ts adds to a build in which nothing changed, to one in which one file of main
// changed, and to one tool call that cannot match. Plain, raw and wrapper in turns; medians of wall time, the fastest in
// brackets. Needs dist/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROUNDS = 9;
/** Milliseconds more than plain. */
const LIMITS = { 'nothing changed, raw': 30, 'nothing changed, wrapper': 150 };
const CALLS = 20;

const launcher = join(import.meta.dirname, '../../bin/otel-ts');
const module = mkdtempSync(join(tmpdir(), 'otel-ts-builds-'));
process.on('exit', () => rmSync(module, { recursive: true, force: true }));
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
const env = { ...inherited, OTEL_TS_CACHE: join(module, 'cache') };
const WAYS = {
  plain: ['go', 'build', '-o', 'plain', '.'],
  raw: ['go', 'build', `-toolexec='${launcher}' toolexec`, '-o', 'raw', '.'],
  wrapper: [launcher, 'go', 'build', '-o', 'wrapper', '.'],
};

function run([command, ...args]) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { cwd: module, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function writeMain(round) {
  writeFileSync(join(module, 'main.go'), `package main

import (
	"fmt"
	"net/http"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "round ${round}") })
	fmt.Println(http.ListenAndServe("127.0.0.1:0", nil))
}
`);
}

/** Name → sorted times; `before` comes before each run and is not measured. */
function measure(ways, before = () => {}) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, way] of Object.entries(ways)) {
      before(round);
      times[name].push(run(way));
    }
  }
  for (const all of Object.values(times)) all.sort((a, b) => a - b);
  return times;
}

const median = (times) => times[ROUNDS >> 1];

function report(title, measured) {
  const plain = median(measured.plain);
  for (const [name, times] of Object.entries(measured)) {
    const more = median(times) - plain;
    const limit = LIMITS[`${title}, ${name}`];
    const told = name === 'plain' ? '' : `, ${more.toFixed(0)} more, ratio ${(median(times) / plain).toFixed(2)}${limit ? `, limit ${limit} more` : ''}`;
    console.log(`${title}, ${name}: ${median(times).toFixed(0)} ms (${times[0].toFixed(0)})${told}`);
    if (more > limit) process.exitCode = 1;
  }
}

writeFileSync(join(module, 'go.mod'), 'module example.com/builds\n\ngo 1.24\n');
writeMain(0);
for (const way of Object.values(WAYS)) run(way);
// A plan is noted when nothing that it was made from changed in the last two seconds.
await new Promise((done) => setTimeout(done, 2500));
for (const way of Object.values(WAYS)) run(way);
report('nothing changed', measure(WAYS));

let count = 0;
report('one file changed', measure(WAYS, () => writeMain(++count)));

// A call of a compiler that does nothing, for a package that no aspect names.
const compiler = join(module, 'compile');
mkdirSync(join(module, 'plan'));
writeFileSync(compiler, '#!/bin/sh\n', { mode: 0o755 });
writeFileSync(join(module, 'plan/filter.sh'), "otelts_paths='net/http runtime' otelts_imports='database/sql'\n");
writeFileSync(join(module, 'importcfg'), Array.from({ length: 40 }, (_, index) => `packagefile example.com/p${index}=/p.a\n`).join(''));
const repeated = (command) => ['/bin/sh', '-c', `for i in ${'i '.repeat(CALLS)}; do "$@" || exit; done`, 'sh', ...command];
const call = [compiler, '-o', 'x.a', '-p', 'example.com/p', '-std', '-importcfg', 'importcfg', './x.go'];
const calls = measure({ plain: repeated(call), launcher: repeated([launcher, 'toolexec', `--plan=${join(module, 'plan')}`, ...call]) });
console.log(`a tool call that cannot match: ${((median(calls.launcher) - median(calls.plain)) / CALLS).toFixed(1)} ms more than ${(median(calls.plain) / CALLS).toFixed(1)} ms`);
