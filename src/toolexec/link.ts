// One call of the linker: offer it the runtime's archives that the program does not have itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { wasCompiledAgainst } from './archive.ts';
import { replaceFlag } from './command-line.ts';
import { importPathOf } from './import-path.ts';
import { addArchives, parseImportConfig } from './importcfg.ts';
import { goArguments } from './process-tree.ts';
import { profileOfLink } from './profile.ts';
import { type Outcome, runTool } from './run-tool.ts';
import type { OuterBuild } from './nested-flags.ts';
import { runtimeArchives } from './runtime-archives.ts';
import { noteStatistic, statisticOfProgram } from './statistics.ts';
import type { ToolCall } from './tool-call.ts';
import { wovenArchives } from './woven-archives.ts';

export async function link(call: ToolCall, args: readonly string[]): Promise<Outcome> {
  return runTool(call.tool, await linkLine(call, args));
}

/** The linker's arguments. */
export async function linkLine(call: ToolCall, args: readonly string[]): Promise<string[]> {
  const at = args.indexOf('-importcfg');
  const named = args[at + 1];
  const goArgs = goArguments(call.parent);
  if (at < 0 || !named || !goArgs) return [...args];
  const importConfig = resolve(call.directory, named);
  const text = readFileSync(importConfig, 'utf8');
  const profile = profileOfLink(call.plan, importPathOf(call.environment, ''), text);
  // A c-shared library or a plugin is linked in its own directory; a relative -pgo was noted absolute before.
  const outer = { args: goArgs, goflags: call.environment.GOFLAGS ?? '', directory: call.directory, profile };
  const main = resolve(call.directory, args.at(-1) ?? '');
  const withRuntime = addArchives(text, await runtimeOf(call, outer, main, text));
  const extended = addArchives(withRuntime, await wovenArchives(call, outer, withRuntime, main));
  noteStatistic(() => statisticOfProgram(extended), call.environment);
  if (extended === text) return [...args];
  const directory = join(dirname(importConfig), 'otel-ts');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'importcfg.link');
  writeFileSync(file, extended);
  return replaceFlag(args, 'importcfg', file);
}

async function runtimeOf(call: ToolCall, outer: OuterBuild, main: string, importConfig: string): Promise<ReadonlyMap<string, string>> {
  try {
    return (await archivesOfMain(call, outer, main, parseImportConfig(importConfig).archives.has('runtime/cgo'))) ?? new Map();
  } catch (error) {
    // A program that was compiled without the runtime for the same reason links as it is; for another the linker
    // names the missing package.
    if (!(error instanceof UserError) || call.plan.strict) throw error;
    if (call.environment.OTEL_TS_DEBUG) process.stderr.write(`${error.format()}\n`);
    return new Map();
  }
}

/** Those that the main package was compiled with: with cgo or without; undefined for a program without the runtime. */
async function archivesOfMain(call: ToolCall, outer: OuterBuild, main: string, cgo: boolean): Promise<ReadonlyMap<string, string> | undefined> {
  for (const withoutCgo of [!cgo, cgo]) {
    const archives = await runtimeArchives(call, { ...outer, withoutCgo });
    const runtime = archives.get('otelts');
    if (runtime && wasCompiledAgainst(main, runtime)) return archives;
  }
  return undefined;
}
