// Which module holds a package: the go command tells its tools nothing of it. One nested `go list` a build, asked
// only where an aspect wants to know; it knows of replaced, vendored and workspace modules what paths do not tell.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleOfPackage } from '../aspects/model.ts';
import { parseGoCommandLine } from '../golang/go-command-line.ts';
import { parseGoList } from '../golang/go-list.ts';
import { keepIfPossible } from './atomic-write.ts';
import { hash } from './digest.ts';
import type { Plan } from './plan.ts';
import { goArguments, parentKey } from './process-tree.ts';

/** The flags of the outer build that decide which modules there are; those in GOFLAGS are in the environment. */
const MODULE_FLAGS = new Set(['mod', 'modfile', 'tags', 'overlay']);
const MAX_AGE = 24 * 3600 * 1000;

type Modules = Record<string, ModuleOfPackage>;

/** Undefined where the go command does not know, or is not to be found. */
export function moduleOfPackage(plan: Plan, go: string, importPath: string): ModuleOfPackage | undefined {
  const directory = join(dirname(plan.location), 'modules');
  const file = join(directory, hash([plan.location, parentKey() ?? `${process.ppid}`]).slice(0, 32));
  // The external test of a package belongs to its module.
  const name = importPath.replace(/_test$/, '');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Modules) : undefined;
  const modules = known ?? list(plan, go, 'all');
  if (!known) {
    keepIfPossible(file, JSON.stringify(modules));
    if (existsSync(directory)) removeOld(directory);
  }
  // `go build` of a package that the main module does not import.
  return modules[importPath] ?? modules[name] ?? list(plan, go, name)[name];
}

function list(plan: Plan, go: string, pattern: string): Modules {
  const flags = parseGoCommandLine(goArguments() ?? []).flags.filter(({ name }) => MODULE_FLAGS.has(name));
  const given = flags.map(({ name, value }) => (value === undefined ? `-${name}` : `-${name}=${value}`));
  const { TOOLEXEC_IMPORTPATH: _path, ...environment } = process.env;
  const args = ['list', ...given, '-e', '-deps', '-test', '-json=ImportPath,Standard,Module', '--', pattern];
  const { stdout } = spawnSync(go, args, { cwd: plan.directory, env: { ...environment, PWD: plan.directory }, encoding: 'utf8', maxBuffer: 256 << 20 });
  return parseModules(stdout ?? '');
}

interface Listed {
  ImportPath: string;
  Standard?: boolean;
  Module?: GoModule;
}

interface GoModule {
  Path: string;
  Version?: string;
  Main?: boolean;
  Replace?: { Version?: string };
}

/** A replacement's version is that of the code. */
export function parseModules(text: string): Modules {
  const modules: Modules = Object.create(null) as Modules;
  for (const { ImportPath, Standard, Module } of parseGoList<Listed>(text)) {
    const path = ImportPath.split(' ', 1)[0] as string;
    if (Standard) modules[path] = 'std';
    else if (Module) modules[path] = { path: Module.Path, version: Module.Replace?.Version ?? Module.Version, main: Module.Main === true };
  }
  return modules;
}

function removeOld(directory: string): void {
  for (const name of readdirSync(directory)) {
    const file = join(directory, name);
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > MAX_AGE) rmSync(file, { force: true });
  }
}
