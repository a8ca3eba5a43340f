// Generated programs behave the same plain and woven, with the runtime linked in: output, exit status, panic text.
// OTEL_TS_SEED=n tries another corpus.
import { execa } from 'execa';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogOf } from '../../src/aspects/catalog.ts';
import { parseAspectFile } from '../../src/aspects/load.ts';
import { goParser } from '../../src/golang/grammar.ts';
import { type Receiver, startReceiver } from '../../src/otlp/receive.ts';
import { reportOf } from '../../src/weave/report.ts';
import { program } from './program.ts';

const SEED = Number(process.env.OTEL_TS_SEED ?? 1);
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-hygiene-'));
const runtime = resolve(import.meta.dirname, '../../runtime-go');
const corpus = program(SEED, 500, 90);
let receiver: Receiver;

beforeAll(async () => {
  await goParser();
  receiver = await startReceiver();
  const plain = write('plain', corpus.files);
  const path = join(import.meta.dirname, 'aspects.yaml');
  const catalog = catalogOf([parseAspectFile(path, 'aspects.yaml', readFileSync(path, 'utf8'))]);
  const imports = new Set(Object.values(corpus.files).flatMap((text) => [...text.matchAll(/^\t"([^"]+)"$/gm)].map((match) => match[1] as string)));
  const report = await reportOf(catalog, { importPath: 'hygiene', goFiles: Object.keys(corpus.files).map((file) => join(plain, file)), imports });
  expect(report.notices).toEqual([]);
  const woven = Object.fromEntries(report.files.map(({ name, text }) => [name, text]));
  const linked = { 'runtime.go': 'package main\n\nimport _ "otelts"\n' };
  await Promise.all([build(plain), build(write('woven', { ...woven, ...linked }))]);
});
afterAll(async () => {
  await receiver?.close();
  rmSync(scratch, { recursive: true, force: true });
});

function write(name: string, files: Record<string, string>): string {
  const directory = join(scratch, name);
  mkdirSync(directory);
  writeFileSync(join(directory, 'go.mod'), `module hygiene\n\ngo 1.26\n\nrequire otelts v0.0.0\n\nreplace otelts => ${runtime}\n`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  return directory;
}

async function build(directory: string): Promise<void> {
  await execa('go', ['build', '-o', 'program', '.'], { cwd: directory, env: { GOFLAGS: '-mod=mod', GOWORK: 'off' } });
}

async function run(name: string, args: string[] = []) {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
  const { exitCode, stdout, stderr } = await execa(join(scratch, name, 'program'), args, { env, reject: false, stdin: 'ignore' });
  // Frames differ by what was inlined; what the panic says and the line that it names first do not.
  const [message] = stderr.split('\ngoroutine ');
  return { exitCode, stdout, message: message?.replace(/\b0x[0-9a-f]+/g, '0x'), line: /\t(\S+\.go:\d+)/.exec(stderr.replace(/^\t\/usr\S+.*$|^\t\S*\/src\/runtime\/.*$/gm, ''))?.[1] };
}

test('500 cases print what they print unwoven', async () => {
  const [plain, woven] = await Promise.all([run('plain'), run('woven')]);
  expect(plain.exitCode, plain.message).toBe(0);
  const [expected, actual] = [plain, woven].map(({ stdout }) => stdout.split(/^(?=== case )/m)) as [string[], string[]];
  expect(actual.filter((text, index) => text !== expected[index])).toEqual([]);
  expect(expected).toHaveLength(500);
  expect(woven).toEqual(plain);
});

test('90 programs end as they end unwoven', async () => {
  const wrong: unknown[] = [];
  for (let index = 0; index < corpus.fatal; index++) {
    const [plain, woven] = await Promise.all([run('plain', [String(index)]), run('woven', [String(index)])]);
    if (JSON.stringify(plain) !== JSON.stringify(woven)) wrong.push({ index, plain, woven });
  }
  expect(wrong).toEqual([]);
});

test('every function gave spans', async () => {
  await receiver.settled(200);
  expect(receiver.spans().length).toBeGreaterThan(1000);
});
