// `otel-ts diff`: what is woven, as a unified diff of the user's files and exactly what is compiled.
import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { loadCatalog } from '../aspects/catalog.ts';
import { formatNotice } from '../toolexec/notice.ts';
import type { WovenFile } from '../weave/report.ts';
import { unifiedDiff } from '../weave/report-diff.ts';
import { reportPackages } from '../weave/report-weave.ts';

export function diffCommand(): Command {
  return new Command('diff')
    .summary('show what is woven, as a unified diff')
    .description('Shows what is woven into packages; without any, into those below this directory and all that they import.')
    .argument('[packages...]', 'as the go command takes them')
    .action(run);
}

async function run(packages: string[]): Promise<void> {
  const directory = process.cwd();
  const catalog = await loadCatalog({ directory });
  const reports = await reportPackages(catalog, packages.length === 0 ? ['./...'] : packages, directory, packages.length === 0);
  for (const { importPath, files, notices } of reports) {
    process.stderr.write(notices.map(formatNotice).join(''));
    for (const file of files) process.stdout.write(await diffOf(file, importPath, directory));
  }
}

async function diffOf({ original, name, text }: WovenFile, importPath: string, directory: string): Promise<string> {
  if (original === undefined) return unifiedDiff('/dev/null', `b/${importPath}/${name}`, '', text);
  const below = relative(directory, original);
  const shown = below.startsWith('..') ? join(importPath, name) : below;
  return unifiedDiff(`a/${shown}`, `b/${shown}`, await readFile(original, 'utf8'), text);
}
