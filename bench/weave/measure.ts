// What run.js runs in place of src/cli/build.ts, bundled and loaded as that is: parser and weaver over sources of GOROOT, or one package in a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogOf } from '../../src/aspects/catalog.ts';
import { loadAspectFile } from '../../src/aspects/load.ts';
import { parseGo } from '../../src/golang/parse.ts';
import { listPackages, type ListedPackage } from '../../src/weave/report-packages.ts';
import { weavePackage } from '../../src/weave/weave.ts';

const [, mode, aspectFile = '', ...rest] = process.argv.slice(2);

/** The go command removes its own. */
const written: string[] = [];
process.on('exit', () => {
  for (const directory of written) rmSync(directory, { recursive: true });
});

async function weave(goFiles: string[], importPath: string, imports: readonly string[]): Promise<void> {
  const outputDirectory = mkdtempSync(join(tmpdir(), 'otel-ts-bench-'));
  written.push(outputDirectory);
  const catalog = catalogOf([await loadAspectFile(aspectFile, 'aspects.yaml')]);
  await weavePackage(catalog, { importPath, goFiles, imports: new Set(imports), outputDirectory });
}

/** Seconds of one run over `bytes`, the best of three. */
async function megabytesPerSecond(bytes: number, work: () => Promise<void>): Promise<string> {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const start = process.hrtime.bigint();
    await work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return (bytes / 1e6 / best).toFixed(1);
}

async function throughput(packages: readonly ListedPackage[]): Promise<void> {
  const sources = await Promise.all(packages.flatMap(({ goFiles }) => goFiles).map((file) => readFile(file, 'utf8')));
  const bytes = sources.reduce((sum, source) => sum + Buffer.byteLength(source), 0);
  const parse = await megabytesPerSecond(bytes, async () => {
    for (const source of sources) (await parseGo(source)).tree.delete();
  });
  const whole = await megabytesPerSecond(bytes, async () => {
    for (const { goFiles, importPath, imports } of packages) await weave(goFiles, importPath, imports);
  });
  process.stdout.write(JSON.stringify({ files: sources.length, megabytes: (bytes / 1e6).toFixed(1), parse, weave: whole }));
}

export async function build(_: readonly string[], keepCode: () => void): Promise<void> {
  if (mode === 'throughput') return throughput(listPackages(rest, tmpdir(), []));
  const [importPath = '', ...files] = rest;
  await weave(files, importPath, ['context', 'io']);
  const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify({ milliseconds: (user + system) / 1000 }));
  keepCode();
}
