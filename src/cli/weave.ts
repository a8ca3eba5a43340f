// `otel-ts weave`: source to source, no build. For build systems that call the compiler themselves, editors, tests.
import { Command } from 'commander';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Catalog, loadCatalog } from '../aspects/catalog.ts';
import { environmentAspects } from '../aspects/configuration/environment.ts';
import { UserError } from '../errors.ts';
import { formatNotice } from '../toolexec/notice.ts';
import { type PackageReport, reportOf } from '../weave/report.ts';
import { importsOfFiles } from '../weave/report-imports.ts';
import { goVersionIn } from '../weave/report-go.ts';
import { asksForTypes, typesOfImports } from '../weave/report-types.ts';
import { reportPackages } from '../weave/report-weave.ts';

interface WeaveOptions {
  aspects?: string[];
  importPath?: string;
  goVersion?: string;
  out?: string;
  overlay?: string;
}

export function weaveCommand(): Command {
  return new Command('weave')
    .summary('weave source to source, without a build')
    .description('Weaves the files of one package into --out, or packages of the main module into an overlay for go build -overlay.')
    .argument('[files or packages...]', 'Go files of one package, or packages with --overlay')
    .option('--aspects <files...>', 'aspect files besides the configured ones')
    .option('--import-path <path>', 'what the package is called; needed with files')
    .option('--go-version <version>', 'of the Go that will compile; left out: the one in PATH')
    .option('--out <directory>', 'where woven and added files go; nothing is written for a file without a match')
    .option('--overlay <file>', 'write an overlay, with the woven files beside it in <file>.d')
    .action(run);
}

async function run(named: string[], options: WeaveOptions): Promise<void> {
  const directory = process.cwd();
  // A Go file behind the last of --aspects is not one of them.
  const given = [...(options.aspects ?? []).filter(isGo), ...named];
  if (given.length === 0) throw new UserError('weave: no Go file or package is named');
  const aspects = (options.aspects ?? []).filter((file) => !isGo(file)).map((file) => resolve(file));
  const catalog = await loadCatalog({ directory, aspects: [...environmentAspects(directory), ...aspects] });
  if (options.overlay !== undefined) return writeOverlay(catalog, given, options.overlay);
  if (options.out === undefined) throw new UserError('weave: --out or --overlay is missing');
  if (options.importPath === undefined) throw new UserError('weave: --import-path is missing', { hint: 'what importers of the package write' });
  const other = given.find((file) => !isGo(file));
  if (other !== undefined) throw new UserError(`weave: ${other} is no Go file`, { hint: 'packages go with --overlay' });
  const imports = await importsOfFiles(given);
  const report = await reportOf(catalog, {
    importPath: options.importPath,
    goFiles: given.map((file) => resolve(file)),
    imports,
    goVersion: options.goVersion?.replace(/^(?!go)/, 'go') ?? goVersionIn(directory),
    types: asksForTypes(catalog) ? typesOfImports(imports, directory) : undefined,
  });
  tellNotices(report);
  await writeFiles(report, resolve(options.out));
}

function isGo(file: string): boolean {
  return file.endsWith('.go');
}

async function writeFiles({ files }: PackageReport, directory: string): Promise<string[]> {
  const paths: string[] = [];
  if (files.length > 0) await mkdir(directory, { recursive: true });
  for (const { name, text } of files) {
    const path = join(directory, name);
    await writeFile(path, text);
    paths.push(path);
  }
  return paths;
}

async function writeOverlay(catalog: Catalog, patterns: readonly string[], file: string): Promise<void> {
  const replace: Record<string, string> = {};
  for (const report of await reportPackages(catalog, patterns, process.cwd(), false)) {
    tellNotices(report);
    const first = report.listed.goFiles[0];
    if (!report.listed.module?.main || !first) continue;
    const paths = await writeFiles(report, join(resolve(`${file}.d`), report.importPath));
    for (const [index, path] of paths.entries()) {
      const { original, name } = report.files[index] as (typeof report.files)[number];
      replace[original ?? join(dirname(first), name)] = path;
    }
  }
  await writeFile(file, `${JSON.stringify({ Replace: replace }, undefined, 2)}\n`);
}

function tellNotices({ notices }: PackageReport): void {
  process.stderr.write(notices.map(formatNotice).join(''));
}
