// Which module holds a package: the go command tells its tools nothing of it. One nested `go list` a build, asked
// only where an aspect wants to know; it knows of replaced, vendored and workspace modules what paths do not tell.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleOfPackage } from '../aspects/model.ts';
import { parseGoCommandLine } from '../golang/go-command-line.ts';
import { parseGoList } from '../golang/go-list.ts';
import { writeAtomically } from './atomic-write.ts';
import { hash } from './digest.ts';
import type { Plan } from './plan.ts';
import { goArguments, parentKey } from './process-tree.ts';

/** The flags of the outer build that decide which modules there are; those in GOFLAGS are in the environment. */
const MODULE_FLAGS = new Set(['mod', 'modfile', 'tags', 'overlay']);
const MAX_AGE = 24 * 3600 * 1000;

type Modules = Record<string, ModuleOfPackage>;

/** `sources` are the directories of its files, of which cgo puts some into the work directory. Undefined where the go command does not know, or is not to be found. */
export function moduleOfPackage(plan: Plan, go: string, importPath: string, sources: readonly string[]): ModuleOfPackage | undefined {
  const { command, operands } = parseGoCommandLine(goArguments() ?? []);
  if (isVersioned(command, operands[0] ?? '')) return sources.map((directory) => moduleInCache(importPath, directory)).find((module) => module !== undefined);
  const directory = join(dirname(plan.location), 'modules');
  const file = join(directory, hash([plan.location, parentKey() ?? `${process.ppid}`]).slice(0, 32));
  // The external test of a package belongs to its module.
  const name = importPath.replace(/_test$/, '');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Modules) : undefined;
  const modules = known ?? list(plan, go, 'all');
  if (!known) {
    writeAtomically(file, JSON.stringify(modules));
    removeOld(directory);
  }
  // `go build` of a package that the main module does not import.
  return modules[importPath] ?? modules[name] ?? list(plan, go, name)[name];
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
