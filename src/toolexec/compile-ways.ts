// What to run in place of one compiler call for a package that may match: woven, with the runtime in a program, and
// as it was. Nothing is run here but what nested builds need.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Notice, Refused } from '../weave/contract.ts';
import { UserError } from '../errors.ts';
import { usesCgo } from './archive.ts';
import type { Carried } from './carried-imports.ts';
import { parseCompileLine, replaceFlag, type CompileLine } from './command-line.ts';
import { coveredPackage } from './covered.ts';
import { importPathOf, isRuntimePackage } from './import-path.ts';
import { parseImportConfig } from './importcfg.ts';
import { findInstallation } from './installation.ts';
import { countsOf, type Joins } from './joins.ts';
import { addRuntimeToMain, canCarryRuntime } from './main-package.ts';
import { goArguments } from './process-tree.ts';
import { profileOfMain } from './profile.ts';
import { goRoot, runtimeArchives } from './runtime-archives.ts';
import type { ToolCall } from './tool-call.ts';
import { type Risks, weaveCall } from './weave-call.ts';

export interface CompileWays {
  /** The best, which the compiler may refuse. */
  woven?: WovenWay | undefined;
  /** The compiler's arguments for a program that is not woven, but has the runtime. */
  withRuntime?: string[] | undefined;
  /** The package as it was: its errors are the user's, in the compiler's own words. */
  plain: string[];
  notices: Notice[];
  /** For notices about the whole package. */
  file: string;
  importPath: string;
  /** The aspects that hold in it. */
  joins: Joins;
  /** Below the action's own directory; undefined where nothing of ours is. */
  outputDirectory?: string;
}

export interface WovenWay {
  args: string[];
  /** The archive that must carry `carried`. */
  archive: string;
  carried: Carried;
  /** What of it can be done without, and what was done without. */
  risks: Risks;
  refused: Refused;
}

/** What an earlier woven way has taught. */
export interface Lesson {
  /** What the compiler did not take. */
  refused?: Refused;
  /** The name of an aspect that is left out. */
  without?: string;
}

export async function compileWays(call: ToolCall, args: readonly string[], { refused = {}, without }: Lesson = {}): Promise<CompileWays> {
  const line = parseCompileLine(args, call.directory);
  const importPath = importPathOf(call.environment, line.value('p') ?? '');
  const as = (plain: string[]): CompileWays => ({ plain, notices: [], file: line.goFiles[0] ?? '', importPath, joins: new Map() });
  if (isRuntimePackage(importPath)) return as(withoutLocation(line));
  const output = line.value('o');
  if (!output || line.goFiles.length === 0 || !line.goFiles.every((file) => isSource(resolve(call.directory, file)))) return as([...args]);
  const outputDirectory = join(dirname(resolve(call.directory, output)), 'otel-ts');
  const notices: Notice[] = [];
  const joins: Joins = new Map();
  const woven = await weaveCall({ call, line, importPath, outputDirectory, notices, refused, joins, without });
  const flags = woven?.flags ?? line.flags;
  const additions = line.value('p') === 'main' ? await linkRuntime(call, { ...line, ...parseCompileLine(flags, call.directory), goFiles: line.goFiles }, importPath, outputDirectory, notices) : undefined;

  const commandLine = (files: readonly string[], own: readonly string[], runtime: typeof additions): string[] => {
    const used = runtime ? replaceFlag(own, 'importcfg', runtime.importConfig) : own;
    return [...used, ...files, ...(runtime ? [runtime.goFile] : [])];
  };
  const archive = resolve(call.directory, line.value('linkobj') ?? output);
  return {
    ...as(commandLine(line.goFiles, line.flags, undefined)),
    notices,
    joins,
    outputDirectory,
    woven: woven && { args: commandLine(woven.goFiles, flags, additions), archive, carried: { ...woven.carried, joins: countsOf(joins) }, risks: woven.risks, refused },
    withRuntime: additions && commandLine(line.goFiles, line.flags, additions),
  };
}

/** -overlay puts files of any name in place of Go files; what is none was a value of an unknown flag. */
function isSource(file: string): boolean {
  return file.endsWith('.go') || existsSync(file);
}

async function linkRuntime(call: ToolCall, line: CompileLine, importPath: string, outputDirectory: string, notices: Notice[]) {
  const named = line.value('importcfg');
  if (!named || line.value('std') === 'true') return undefined;
  const importConfig = resolve(call.directory, named);
  const main = line.goFiles[0] ?? '';
  try {
    const args = goArguments(call.parent);
    if (!args) throw new UserError('no go command found above this tool call');
    const profile = profileOfMain(call, importPath, line.value('pgoprofile'), line.goFiles);
    // The runtime imports net, and net with cgo would turn a static program into a dynamic one, which no `scratch`
    // image can start. Only net and its importers differ between the two, and such a program has none of them.
    const withoutCgo = ![...parseImportConfig(readFileSync(importConfig, 'utf8')).archives.values()].some(usesCgo);
    const outer = { args, goflags: call.environment.GOFLAGS ?? '', directory: call.directory, profile, withoutCgo };
    const archives = await runtimeArchives(call, outer);
    const covered = coveredPackage(outer, goRoot(call), archives.keys());
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
