// One call of the compiler for a package that may match: weave it, link the runtime into a program, compile. What
// cannot be compiled so is compiled as it was.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Notice } from '../weave/contract.ts';
import { UserError } from '../errors.ts';
import { usesCgo } from './archive.ts';
import { carryImports } from './carried-imports.ts';
import { parseCompileLine, replaceFlag, type CompileLine } from './command-line.ts';
import { firstThatCompiles } from './first-that-compiles.ts';
import type { Joins } from './joins.ts';
import { formatNotice } from './notice.ts';
import { importPathOf, isRuntimePackage } from './import-path.ts';
import { parseImportConfig } from './importcfg.ts';
import { findInstallation } from './installation.ts';
import { addRuntimeToMain, canCarryRuntime } from './main-package.ts';
import type { Plan } from './plan.ts';
import { goArguments } from './process-tree.ts';
import { profileOfMain } from './profile.ts';
import { type Outcome, runTool } from './run-tool.ts';
import { noteStatistic } from './statistics.ts';
import { runtimeArchives } from './runtime-archives.ts';
import { weaveCall } from './weave-call.ts';

export async function compile(plan: Plan, tool: string, args: readonly string[]): Promise<Outcome> {
  const line = parseCompileLine(args);
  const importPath = importPathOf(process.env, line.value('p') ?? '');
  if (isRuntimePackage(importPath)) return runTool(tool, withoutLocation(line));
  const output = line.value('o');
  if (!output || line.goFiles.length === 0 || !line.goFiles.every((file) => file.endsWith('.go'))) return runTool(tool, args);
  const outputDirectory = join(dirname(resolve(output)), 'otel-ts');
  const additionalNotices: Notice[] = [];
  const weave = async (without?: string) => {
    const [notices, joins]: [Notice[], Joins] = [[], new Map()];
    const woven = await weaveCall({ plan, tool, line, importPath, outputDirectory, notices, joins, without });
    return { woven, notices, joins };
  };
  const first = await weave();
  const linked = (flags: readonly string[]) =>
    line.value('p') === 'main' ? linkRuntime(plan, tool, { ...line, ...parseCompileLine(flags), goFiles: line.goFiles }, importPath, outputDirectory, additionalNotices) : undefined;
  const additions = linked(first.woven?.flags ?? line.flags);

  const commandLine = (files: readonly string[], own: readonly string[], runtime: typeof additions): string[] => {
    const used = runtime ? replaceFlag(own, 'importcfg', runtime.importConfig) : own;
    return [...used, ...files, ...(runtime ? [runtime.goFile] : [])];
  };
  const attempt = ({ woven, notices, joins }: Awaited<ReturnType<typeof weave>>, runtime: typeof additions) => woven && {
    args: commandLine(woven.goFiles, woven.flags, runtime),
    notices: [...notices, ...additionalNotices],
    finish: () => {
      const counts = new Map([...joins.values()].map(({ name, count }) => [name, count]));
      carryImports(resolve(line.value('linkobj') ?? output), { ...woven.carried, joins: counts });
      noteStatistic(() => ({ woven: { [importPath]: Object.fromEntries(counts) } }));
    },
  };
  const wovenFirst = attempt(first, additions);
  const plain = commandLine(line.goFiles, line.flags, undefined);
  if (!wovenFirst && !additions) return reported(plan, { ...runTool(tool, plain), notices: [...first.notices, ...additionalNotices] });
  const outcome = await firstThatCompiles({
    tool,
    directory: outputDirectory,
    woven: wovenFirst && { ...wovenFirst, joins: first.joins },
    without: async (name) => {
      const again = await weave(name);
      return again.woven && attempt(again, additions && linked(again.woven.flags));
    },
    unwoven: [...(additions ? [commandLine(line.goFiles, line.flags, additions)] : []), plain],
    notices: [...first.notices, ...additionalNotices],
    file: line.goFiles[0] ?? '',
  });
  process.stdout.write(outcome.output);
  return reported(plan, outcome);
}

/** Notices go out with what could be compiled; an error's words are the compiler's alone. */
function reported(plan: Plan, { notices, ...outcome }: Outcome & { notices: readonly Notice[] }): Outcome {
  if (outcome.status !== 0) return outcome;
  process.stderr.write(notices.map(formatNotice).join(''));
  return plan.strict && notices.length > 0 ? { ...outcome, status: 1 } : outcome;
}

function linkRuntime(plan: Plan, tool: string, line: CompileLine, importPath: string, outputDirectory: string, notices: Notice[]) {
  const importConfig = line.value('importcfg');
  if (!importConfig || line.value('std') === 'true') return undefined;
  const main = line.goFiles[0] ?? '';
  try {
    const args = goArguments();
    if (!args) throw new UserError('no go command found above this tool call');
    const profile = profileOfMain(plan, importPath, line.value('pgoprofile'), line.goFiles);
    // The runtime imports net, and net with cgo would turn a static program into a dynamic one, which no `scratch`
    // image can start. Only net and its importers differ between the two, and such a program has none of them.
    const withoutCgo = ![...parseImportConfig(readFileSync(importConfig, 'utf8')).archives.values()].some(usesCgo);
    const outer = { args, goflags: process.env.GOFLAGS ?? '', directory: process.cwd(), profile, withoutCgo };
    const archives = runtimeArchives(plan, tool, outer);
    const archive = archives.get('otelts');
    if (!archive || !canCarryRuntime(importPath, false, archives)) return undefined;
    return addRuntimeToMain(outputDirectory, importConfig, archive);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    notices.push({ code: 'runtime-not-linked', message: `no telemetry from this program: ${error.message}`, file: main, line: 0, column: 0 });
    return undefined;
  }
}

/** The runtime's archive must not tell where it is installed, or two installations would not fit together. */
function withoutLocation(line: CompileLine): string[] {
  const rewrite = `${findInstallation().runtime}=>otelts`;
  const flags = replaceFlag(line.flags, 'trimpath', [rewrite, line.value('trimpath')].filter(Boolean).join(';'));
  return [...flags, ...line.goFiles];
}
