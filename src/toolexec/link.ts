// One call of the linker: offer it the runtime's archives that the program does not have itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { wasCompiledAgainst } from './archive.ts';
import { replaceFlag } from './command-line.ts';
import { importPathOf } from './import-path.ts';
import { addArchives, parseImportConfig } from './importcfg.ts';
import type { Plan } from './plan.ts';
import { goArguments } from './process-tree.ts';
import { profileOfLink } from './profile.ts';
import { type Outcome, runTool } from './run-tool.ts';
import type { OuterBuild } from './nested-flags.ts';
import { runtimeArchives } from './runtime-archives.ts';
import { noteStatistic, statisticOfProgram } from './statistics.ts';
import { wovenArchives } from './woven-archives.ts';

export function link(plan: Plan, tool: string, args: readonly string[]): Outcome {
  const at = args.indexOf('-importcfg');
  const importConfig = args[at + 1];
  const goArgs = goArguments();
  if (at < 0 || !importConfig || !goArgs) return runTool(tool, args);
  const text = readFileSync(importConfig, 'utf8');
  const profile = profileOfLink(plan, importPathOf(process.env, ''), text);
  // A c-shared library or a plugin is linked in its own directory; a relative -pgo was noted absolute before.
  const outer = { args: goArgs, goflags: process.env.GOFLAGS ?? '', directory: process.cwd(), profile };
  const main = resolve(args.at(-1) ?? '');
  const withRuntime = addArchives(text, runtimeOf(plan, tool, outer, main, text));
  const extended = addArchives(withRuntime, wovenArchives(plan, tool, outer, withRuntime, main));
  noteStatistic(() => statisticOfProgram(extended));
  if (extended === text) return runTool(tool, args);
  const directory = join(dirname(resolve(importConfig)), 'otel-ts');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'importcfg.link');
  writeFileSync(file, extended);
  return runTool(tool, replaceFlag(args, 'importcfg', file));
}

function runtimeOf(plan: Plan, tool: string, outer: OuterBuild, main: string, importConfig: string): ReadonlyMap<string, string> {
  try {
    return archivesOfMain(plan, tool, outer, main, parseImportConfig(importConfig).archives.has('runtime/cgo')) ?? new Map();
  } catch (error) {
    // A program that was compiled without the runtime for the same reason links as it is; for another the linker
    // names the missing package.
    if (!(error instanceof UserError) || plan.strict) throw error;
    if (process.env.OTEL_TS_DEBUG) process.stderr.write(`${error.format()}\n`);
    return new Map();
  }
}

/** Those that the main package was compiled with: with cgo or without; undefined for a program without the runtime. */
function archivesOfMain(plan: Plan, tool: string, outer: OuterBuild, main: string, cgo: boolean): ReadonlyMap<string, string> | undefined {
  for (const withoutCgo of [!cgo, cgo]) {
    const archives = runtimeArchives(plan, tool, { ...outer, withoutCgo });
    const runtime = archives.get('otelts');
    if (runtime && wasCompiledAgainst(main, runtime)) return archives;
  }
  return undefined;
}
