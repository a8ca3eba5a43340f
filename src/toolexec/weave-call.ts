// Weaves the package of one compiler call, and offers the compiler what the woven files import.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import { UserError } from '../errors.ts';
import type { Notice, Refused, WeaveResult } from '../weave/contract.ts';
import type { Carried } from './carried-imports.ts';
import { replaceFlag, type CompileLine } from './command-line.ts';
import { type ImportArchives, importArchives } from './import-archives.ts';
import { addArchives } from './importcfg.ts';
import { countJoins, type Joins, nameOf } from './joins.ts';
import type { OuterBuild } from './nested-flags.ts';
import { importConfigOf, packageRequest } from './package-request.ts';
import { goArguments } from './process-tree.ts';
import { profileOfMain } from './profile.ts';
import type { ToolCall } from './tool-call.ts';
import { linksBelow } from './woven-archives.ts';

export interface WovenCall {
  goFiles: string[];
  /** The compiler's flags for them. */
  flags: string[];
  /** Import paths that programs with this package need and the go command knows nothing of. */
  carried: Carried;
  /** What of it can be done without, should the compiler refuse it. */
  risks: Risks;
}

export type Risks = Pick<WeaveResult, 'fields' | 'directiveValues' | 'expressions'>;

interface WeaveCall {
  call: ToolCall;
  line: CompileLine;
  importPath: string;
  outputDirectory: string;
  notices: Notice[];
  /** What the compiler did not take of an earlier result. */
  refused?: Refused | undefined;
  /** Gets the aspects that hold in the package. */
  joins: Joins;
  /** The name of an aspect that is left out. */
  without?: string | undefined;
}

export async function weaveCall({ call, line, importPath, outputDirectory, notices, refused, joins, without }: WeaveCall): Promise<WovenCall | undefined> {
  const config = importConfigOf(call, line);
  const [whole, { weavePackage }] = await Promise.all([call.catalog(importPath, config.imports), import('../weave/weave.ts')]);
  const catalog = without === undefined ? whole : catalogWithout(whole, without);
  let resolved: ImportArchives | undefined;
  const request = await packageRequest(call, catalog, line, importPath, config);
  const result = await weavePackage(catalog, {
    ...request,
    goFiles: line.goFiles.map((file) => resolve(call.directory, file)),
    outputDirectory,
    observe: countJoins(joins),
    language: line.value('lang'),
    isProgram: line.value('p') === 'main',
    refused,
    async resolveImports(paths) {
      if (paths.length === 0) return new Map();
      const outer = outerBuild(call, line, importPath);
      if (outer) resolved = await importArchives(call, outer, importPath, paths);
      return resolved?.unavailable ?? new Map(paths.map((path) => [path, 'this build chooses its profile by program']));
    },
  });
  notices.push(...result.notices);
  const { imports = [], links = [], language } = result;
  const archives = new Map(imports.map((path) => [path, resolved?.archives.get(path)]));
  const goFiles = [...result.goFiles];
  const outer = line.value('p') === 'main' && call.plan.links ? outerBuild(call, line, importPath) : undefined;
  if (outer) {
    const wanted = [...new Set([...links, ...(await linksBelow(call, outer, [...request.imports]))])].sort();
    const listed = wanted.length > 0 ? await importArchives(call, outer, importPath, wanted) : undefined;
    const loaded = wanted.filter((path) => listed && !listed.unavailable.has(path));
    if (loaded.length > 0) goFiles.push(linkingFile(outputDirectory, loaded));
    for (const path of loaded) archives.set(path, listed?.archives.get(path));
  }
  if (!result.woven && goFiles.length === result.goFiles.length) return undefined;
  const flags = language && line.value('lang') ? replaceFlag(line.flags, 'lang', language) : line.flags;
  const found = [...archives].flatMap(([path, archive]): [string, string][] => (archive ? [[path, archive]] : []));
  const carried = { imports: [...archives.keys()].sort(), links };
  return { goFiles, flags: withArchives(call, flags, line, outputDirectory, found), carried, risks: result };
}

function catalogWithout(catalog: Catalog, name: string): Catalog {
  return { ...catalog, aspectFiles: catalog.aspectFiles.map((file) => ({ ...file, aspects: file.aspects.filter((aspect) => nameOf(aspect) !== name) })) };
}

/** A program's main package loads what its packages only name in go:linkname. */
function linkingFile(directory: string, paths: readonly string[]): string {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'otelts_links.go');
  writeFileSync(file, `package main\n\n${paths.map((path) => `import _ ${JSON.stringify(path)}\n`).join('')}`);
  return file;
}

/** Undefined where it is not known how an imported package would be compiled for this program. */
function outerBuild(call: ToolCall, line: CompileLine, importPath: string): OuterBuild | undefined {
  const args = goArguments(call.parent);
  if (!args) throw new UserError('no go command found above this tool call');
  const preprocessed = line.value('pgoprofile');
  const isMain = line.value('p') === 'main';
  const named = args.some((arg) => /^--?pgo=/.test(arg));
  if (preprocessed && !isMain && !named) return undefined;
  const profile = isMain ? profileOfMain(call, importPath, preprocessed, line.goFiles) : undefined;
  return { args, goflags: call.environment.GOFLAGS ?? '', directory: call.plan.catalog.directory, profile };
}

function withArchives(call: ToolCall, flags: readonly string[], line: CompileLine, directory: string, archives: readonly [string, string][]): string[] {
  const importConfig = line.value('importcfg');
  if (archives.length === 0 || !importConfig) return [...flags];
  mkdirSync(directory, { recursive: true });
  const extended = join(directory, 'importcfg.woven');
  writeFileSync(extended, addArchives(readFileSync(resolve(call.directory, importConfig), 'utf8'), archives));
  return replaceFlag(flags, 'importcfg', extended);
}
