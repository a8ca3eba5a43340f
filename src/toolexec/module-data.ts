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

/** Undefined where the go command does not know, or is not to be found. */
export async function moduleOfPackage(call: ToolCall, go: string, importPath: string): Promise<ModuleOfPackage | undefined> {
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
