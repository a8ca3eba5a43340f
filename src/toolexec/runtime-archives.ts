// The archives of the runtime package and all it imports, from one nested `go list -export`. Each build
// configuration has its own; the list is kept beside the plan for as long as its archives exist.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { joinQuoted } from '../golang/quoted.ts';
import { UserError } from '../errors.ts';
import { writeAtomically } from './atomic-write.ts';
import { hash } from './digest.ts';
import { findInstallation } from './installation.ts';
import { type OuterBuild, nestedFlags } from './nested-flags.ts';
import { standardOverlay } from './overlay.ts';
import type { Plan } from './plan.ts';

/** What of the environment changes an archive, or where it is kept (Go 1.26, `go help environment`). */
const CONFIGURATION = [
  ...['GOVERSION', 'GOTOOLDIR', 'GOOS', 'GOARCH', 'GOEXPERIMENT', 'GOFIPS140', 'GOCACHE', 'GOCACHEPROG'],
  ...['GO386', 'GOAMD64', 'GOARM', 'GOARM64', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64', 'GOWASM'],
  ...['AR', 'CC', 'CXX', 'FC', 'PKG_CONFIG', 'CGO_ENABLED', 'CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_LDFLAGS'],
];

/** Import path → archive. `tool` is the compiler or linker of the outer build. */
export function runtimeArchives(plan: Plan, tool: string, outer: OuterBuild): ReadonlyMap<string, string> {
  const overlay = standardOverlay(plan, outer, goRoot(tool));
  const flags = [...(overlay ? [`-overlay=${overlay}`] : []), ...nestedFlags(outer)];
  const profile = flags.at(-1) ?? '';
  const profileContent = profile === '-pgo=off' ? '' : readFileSync(profile.slice('-pgo='.length), 'latin1');
  const environment = nestedEnvironment(tool, outer);
  const settings = CONFIGURATION.map((name) => `${name}=${environment[name] ?? ''}`);
  const key = hash([...flags.slice(0, -1), profileContent, ...settings, goRoot(tool), findInstallation().root]);
  const file = join(dirname(plan.location), 'runtime', key);
  const known = readList(file);
  if (known) return known;
  const listed = list(plan, tool, flags, environment);
  writeAtomically(file, [...listed].map(([path, archive]) => `${path}=${archive}\n`).join(''));
  return listed;
}

function list(plan: Plan, tool: string, flags: readonly string[], environment: NodeJS.ProcessEnv): Map<string, string> {
  const { launcher, runtime } = findInstallation();
  const toolexec = joinQuoted([launcher, 'toolexec', `--plan=${plan.location}`]);
  const format = '{{with .Export}}{{$.ImportPath}}={{.}}{{end}}';
  const args = ['list', `-toolexec=${toolexec}`, ...flags, '-export', '-deps', '-f', format, '.'];
  const { status, stdout, stderr, error } = spawnSync(join(goRoot(tool), 'bin', 'go'), args, {
    cwd: runtime,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (error || status !== 0) {
    const reason = (error?.message ?? stderr).trim().split('\n').slice(0, 5).join('; ');
    throw new UserError(`the runtime package cannot be built for this configuration: ${reason}`);
  }
  return parseList(stdout);
}

/** No network, no other module or workspace, the same toolchain; flags stand on the command line alone. */
function nestedEnvironment(tool: string, outer: OuterBuild): NodeJS.ProcessEnv {
  const { TOOLEXEC_IMPORTPATH: _path, GO111MODULE: _modules, ...inherited } = process.env;
  return {
    ...inherited,
    PWD: findInstallation().runtime,
    GOROOT: goRoot(tool),
    ...(outer.withoutCgo ? { CGO_ENABLED: '0' } : {}),
    GOWORK: 'off',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    // Not empty: the go command would then read its `env` file's. Flags that `go list` does not know are ignored.
    GOFLAGS: '-buildvcs=false',
  };
}

/** `<root>/pkg/tool/<platform>/compile`: GOROOT in the environment is empty in a link with -trimpath. */
export function goRoot(tool: string): string {
  const root = dirname(dirname(dirname(dirname(tool))));
  if (existsSync(join(root, 'bin', 'go'))) return root;
  const told = process.env.GOROOT;
  if (told && existsSync(join(told, 'bin', 'go'))) return told;
  throw new UserError(`no go command found for ${tool}`);
}

function readList(file: string): Map<string, string> | undefined {
  if (!existsSync(file)) return undefined;
  const archives = parseList(readFileSync(file, 'utf8'));
  return [...archives.values()].every((archive) => existsSync(archive)) ? archives : undefined;
}

/** A profiled package is listed as `net/http [otelts]`. */
function parseList(text: string): Map<string, string> {
  const archives = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([^= ]+)[^=]*=(.+)$/.exec(line);
    if (match) archives.set(match[1] ?? '', match[2] ?? '');
  }
  return archives;
}
