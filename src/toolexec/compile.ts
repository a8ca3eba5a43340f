// One call of the compiler for a package that may match: weave it, link the runtime into a program, compile. What
// cannot be compiled so is compiled as it was.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Notice } from '../weave/contract.ts';
import { UserError } from '../errors.ts';
import { usesCgo } from './archive.ts';
import { carryImports } from './carried-imports.ts';
import { coveredPackage } from './covered.ts';
import { parseCompileLine, replaceFlag, type CompileLine } from './command-line.ts';
import { formatNotice } from './notice.ts';
import { importPathOf, isRuntimePackage } from './import-path.ts';
import { parseImportConfig } from './importcfg.ts';
import { findInstallation } from './installation.ts';
import { addRuntimeToMain, canCarryRuntime } from './main-package.ts';
import type { Plan } from './plan.ts';
import { goArguments } from './process-tree.ts';
import { profileOfMain } from './profile.ts';
import { type Outcome, runTool, runToolCaptured } from './run-tool.ts';
import { goRoot, runtimeArchives } from './runtime-archives.ts';
import { weaveCall } from './weave-call.ts';

export async function compile(plan: Plan, tool: string, args: readonly string[]): Promise<Outcome> {
  const line = parseCompileLine(args);
  const importPath = importPathOf(process.env, line.value('p') ?? '');
  if (isRuntimePackage(importPath)) return runTool(tool, withoutLocation(line));
  const output = line.value('o');
  if (!output || line.goFiles.length === 0 || !line.goFiles.every(isSource)) return runTool(tool, args);
  const outputDirectory = join(dirname(resolve(output)), 'otel-ts');
  const notices: Notice[] = [];
  const woven = await weaveCall({ plan, tool, line, importPath, outputDirectory, notices });
  const flags = woven?.flags ?? line.flags;
  const additions = line.value('p') === 'main' ? linkRuntime(plan, tool, { ...line, ...parseCompileLine(flags), goFiles: line.goFiles }, importPath, outputDirectory, notices) : undefined;

  const commandLine = (files: readonly string[], own: readonly string[], runtime: typeof additions): string[] => {
    const used = runtime ? replaceFlag(own, 'importcfg', runtime.importConfig) : own;
    return [...used, ...files, ...(runtime ? [runtime.goFile] : [])];
  };
  const attempts: string[][] = [];
  if (woven) attempts.push(commandLine(woven.goFiles, flags, additions));
  if (additions) attempts.push(commandLine(line.goFiles, line.flags, additions));
  const carry = (): void => {
    if (woven) carryImports(resolve(line.value('linkobj') ?? output), woven.carried);
  };
  return firstThatCompiles(tool, attempts, commandLine(line.goFiles, line.flags, undefined), notices, line.goFiles[0] ?? '', carry);
}

/** `first` follows the first way's success. The last way is the program as it was: its errors are the user's, in the compiler's own words. */
function firstThatCompiles(tool: string, attempts: string[][], plain: string[], notices: Notice[], file: string, first: () => void): Outcome {
  for (const [index, args] of attempts.entries()) {
    const outcome = runToolCaptured(tool, args);
    if (outcome.status === 0) {
      if (index === 0) first();
      if (index > 0) notices.push(doesNotCompile(file));
      report(notices);
      process.stdout.write(outcome.output);
      return outcome;
    }
    if (process.env.OTEL_TS_DEBUG) process.stderr.write(outcome.output);
  }
  const outcome = runTool(tool, plain);
  if (outcome.status === 0) {
    if (attempts.length > 0) notices.push(doesNotCompile(file));
    report(notices);
  }
  return outcome;
}

/** -overlay puts files of any name in place of Go files; what is none was a value of an unknown flag. */
function isSource(file: string): boolean {
  return file.endsWith('.go') || existsSync(file);
}

function report(notices: readonly Notice[]): void {
  process.stderr.write(notices.map(formatNotice).join(''));
}

function doesNotCompile(file: string): Notice {
  const message = 'the woven package does not compile and was left as it was; this is a bug of otel-ts, please report it';
  return { code: 'woven-does-not-compile', message, file, line: 0, column: 0 };
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
    const covered = coveredPackage(outer, goRoot(tool), archives.keys());
    if (covered) throw new UserError(`-coverpkg names ${covered} of the standard library, which the runtime is made of too`);
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
