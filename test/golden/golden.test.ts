// One directory a behaviour: aspects.yaml and main.go, woven.go as it must come out (none: nothing may match).
// Every one is compiled by the real compiler without a runtime, and must print what the plain program prints, or what
// output.txt says where advice changes it. notices.txt: what was left out, and why. sites.txt: what
// the program holds of spans, ready to be copied. Without filters everything is the same.
// UPDATE_GOLDEN=1 rewrites woven.go; read the diff.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Catalog, catalogOf, loadCatalog } from '../../src/aspects/catalog.ts';
import { parseAspectFile } from '../../src/aspects/load.ts';
import { goParser } from '../../src/golang/grammar.ts';
import type { WeaveResult } from '../../src/weave/contract.ts';
import { weavePackage } from '../../src/weave/weave.ts';
import { factsOf } from './facts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-golden-'));
const directories = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

beforeAll(async () => void (await goParser()));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(directory: string): string {
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' };
  execFileSync('go', ['build', '-o', 'program', '.'], { cwd: directory, env, stdio: ['ignore', 'inherit', 'pipe'] });
  return execFileSync(join(directory, 'program'), { encoding: 'utf8' });
}

function moduleWith(name: string, files: Record<string, string>): string {
  const directory = mkdtempSync(join(scratch, `${name}-`));
  writeFileSync(join(directory, 'go.mod'), 'module golden\n\ngo 1.26\n');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  return directory;
}

/** With otel-ts.yml beside the aspects: what that makes of them. */
async function catalogIn(directory: string, module: string): Promise<Catalog> {
  const text = readFileSync(join(directory, 'aspects.yaml'), 'utf8');
  if (!existsSync(join(directory, 'otel-ts.yml'))) return catalogOf([parseAspectFile(join(directory, 'aspects.yaml'), 'aspects.yaml', text)]);
  for (const file of ['aspects.yaml', 'otel-ts.yml']) cpSync(join(directory, file), join(module, file));
  return loadCatalog({ directory: module, aspects: [] });
}

/** The descriptors of places in the generated file, constants encoded. */
function sitesIn(files: readonly string[]): string {
  const hooks = files.find((file) => basename(file) === 'otelts_hooks.go');
  const lines = hooks === undefined ? [] : readFileSync(hooks, 'utf8').split('\n');
  return lines.filter((line) => /^var otelts_site_\d/.test(line)).map((line) => `${line}\n`).join('');
}

/** Everything that a weave says, with its files' bytes. */
function wholeOf({ goFiles, ...said }: WeaveResult): object {
  return { ...said, files: goFiles.map((file) => [basename(file), readFileSync(file, 'utf8')]) };
}

async function withoutFilters<T>(act: () => Promise<T>): Promise<T> {
  process.env.OTEL_TS_FILTER = 'off';
  return act().finally(() => delete process.env.OTEL_TS_FILTER);
}

/** A file that is not there stands for nothing. */
function expectGolden(file: string, text: string): void {
  if (process.env.UPDATE_GOLDEN && text !== '') writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

test.each(directories.map(({ name }) => name))('%s', async (name) => {
  const directory = join(import.meta.dirname, name);
  const source = readFileSync(join(directory, 'main.go'), 'utf8');
  const plain = moduleWith('plain', { 'main.go': source });
  const catalog = await catalogIn(directory, plain);
  const imports = new Set([...source.matchAll(/^(?:import\s+|\t)(?:[\w.]+ )?"([^"]+)"$/gm)].map(([, path]) => path as string));
  const request = { imports, ...factsOf(directory, plain, scratch) };
  const weave = (out: string): Promise<WeaveResult> => weavePackage(catalog, { ...request, outputDirectory: join(plain, out) });
  const result = await weave('out');
  expect(wholeOf(await withoutFilters(() => weave('unfiltered')))).toEqual(wholeOf(result));
  const golden = join(directory, 'woven.go');
  const notices = result.notices.map(({ code, line, message }) => `${line}: ${message} [${code}]\n`).join('');
  expectGolden(join(directory, 'notices.txt'), notices);
  const woven = existsSync(join(plain, 'out')) ? readFileSync(result.goFiles[0] as string, 'utf8').replaceAll(plain, '/src') : undefined;
  if (process.env.UPDATE_GOLDEN && woven !== undefined) writeFileSync(golden, woven);
  expect(woven).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : undefined);
  if (woven === undefined) return;
  expectGolden(join(directory, 'sites.txt'), sitesIn(result.goFiles));
  const wovenModule = moduleWith('woven', {});
  for (const file of result.goFiles) cpSync(file, join(wovenModule, basename(file)));
  const printed = run(plain);
  const wovenPrinted = run(wovenModule);
  const output = join(directory, 'output.txt');
  if (existsSync(output) || (process.env.UPDATE_GOLDEN && wovenPrinted !== printed)) expectGolden(output, wovenPrinted);
  else expect(wovenPrinted).toBe(printed);
});
