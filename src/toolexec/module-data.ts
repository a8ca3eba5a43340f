// Which module holds a package: the go command tells its tools nothing of it. One nested `go list` a build, asked
// only where an aspect wants to know; it knows of replaced, vendored and workspace modules what paths do not tell.
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleOfPackage } from '../aspects/model.ts';
import { parseGoCommandLine } from '../golang/go-command-line.ts';
import { type GoModule, parseGoList, versionOf } from '../golang/go-list.ts';
import { keepIfPossible } from './atomic-write.ts';
import { hash } from './digest.ts';
import { goArguments, processKey } from './process-tree.ts';
import { runGo } from './run-go.ts';
import type { ToolCall } from './tool-call.ts';

/** The flags of the outer build that decide which modules there are; those in GOFLAGS are in the environment. */
const MODULE_FLAGS = new Set(['mod', 'modfile', 'tags', 'overlay']);
const MAX_AGE = 24 * 3600 * 1000;

type Modules = Record<string, ModuleOfPackage>;

/** `sources` are the directories of its files, of which cgo puts some into the work directory. Undefined where the go command does not know, or is not to be found. */
export async function moduleOfPackage(call: ToolCall, go: string, importPath: string, sources: readonly string[]): Promise<ModuleOfPackage | undefined> {
  const { command, operands } = parseGoCommandLine(goArguments(call.parent) ?? []);
  if (isVersioned(command, operands[0] ?? '')) return sources.map((directory) => moduleInCache(importPath, directory)).find((module) => module !== undefined);
  const directory = join(dirname(call.plan.location), 'modules');
  const file = join(directory, hash([call.plan.location, processKey(call.parent) ?? `${call.parent}`]).slice(0, 32));
  // The external test of a package belongs to its module.
  const name = importPath.replace(/_test$/, '');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Modules) : undefined;
  const modules = known ?? (await list(call, go, 'all'));
  if (!known) {
    keepIfPossible(file, JSON.stringify(modules));
    if (existsSync(directory)) removeOld(directory);
  }
  // `go build` of a package that the main module does not import.
  return modules[importPath] ?? modules[name] ?? (await list(call, go, name))[name];
}

/**
 * `go run example.com/app@v1`, `go install …@latest`: the build list is that module's own, which go list does not show;
 * replacements are not allowed, so that every package lies in the module cache, below a directory that has the version.
 */
function isVersioned(command: string, operand: string): boolean {
  return (command === 'run' || command === 'install') && operand.includes('@') && !/^(\.{0,2}\/|\.\.?$)/.test(operand);
}

/** `!x` is an upper-case letter there (golang.org/x/mod/module, EscapeVersion). */
export function moduleInCache(importPath: string, directory: string): ModuleOfPackage | undefined {
  const match = /@(v[^/@]+)((?:\/[^@]+)?)$/.exec(directory);
  if (!match) return undefined;
  const [, version = '', below = ''] = match;
  const path = below !== '' && importPath.endsWith(below) ? importPath.slice(0, -below.length) : importPath;
  return { path, version: version.replaceAll(/!([a-z])/g, (_, letter: string) => letter.toUpperCase()), main: false };
}

async function list({ plan, parent, environment: all }: ToolCall, go: string, pattern: string): Promise<Modules> {
  const flags = parseGoCommandLine(goArguments(parent) ?? []).flags.filter(({ name }) => MODULE_FLAGS.has(name));
  const given = flags.map(({ name, value }) => (value === undefined ? `-${name}` : `-${name}=${value}`));
  const { TOOLEXEC_IMPORTPATH: _path, ...environment } = all;
  const args = ['list', ...given, '-e', '-deps', '-test', '-json=ImportPath,Standard,Module', '--', pattern];
  const { stdout } = await runGo(go, args, plan.directory, { ...environment, PWD: plan.directory });
  return parseModules(stdout);
}

interface Listed {
  ImportPath: string;
  Standard?: boolean;
  Module?: GoModule;
}

export function parseModules(text: string): Modules {
  const modules: Modules = Object.create(null) as Modules;
  for (const { ImportPath, Standard, Module } of parseGoList<Listed>(text)) {
    const path = ImportPath.split(' ', 1)[0] as string;
    if (Standard) modules[path] = 'std';
    else if (Module) modules[path] = { path: Module.Path, version: versionOf(Module), main: Module.Main === true };
  }
  return modules;
}

function removeOld(directory: string): void {
  for (const name of readdirSync(directory)) {
    const file = join(directory, name);
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > MAX_AGE) rmSync(file, { force: true });
  }
}
