// The archives of the runtime package and all it imports, from one nested `go list -export`. Each build
// configuration has its own; the list is kept beside the plan for as long as its archives exist.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { keepIfPossible } from './atomic-write.ts';
import { hash } from './digest.ts';
import { findInstallation } from './installation.ts';
import { type OuterBuild, nestedFlags } from './nested-flags.ts';
import { standardOverlay } from './overlay.ts';
import { phase } from '../timing/phases.ts';
import { runGo } from './run-go.ts';
import type { ToolCall } from './tool-call.ts';
import { toolexecFlag } from './toolexec-flag.ts';

/** What of the environment changes an archive, or where it is kept (Go 1.26, `go help environment`). */
const CONFIGURATION = [
  ...['GOVERSION', 'GOTOOLDIR', 'GOOS', 'GOARCH', 'GOEXPERIMENT', 'GOFIPS140', 'GOCACHE', 'GOCACHEPROG'],
  ...['GO386', 'GOAMD64', 'GOARM', 'GOARM64', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64', 'GOWASM'],
  ...['AR', 'CC', 'CXX', 'FC', 'PKG_CONFIG', 'CGO_ENABLED', 'CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_LDFLAGS'],
];

/** Several programs of one build want the same at once. */
const running = new Map<string, Promise<Map<string, string>>>();

/** Import path → archive. */
export async function runtimeArchives(call: ToolCall, outer: OuterBuild): Promise<ReadonlyMap<string, string>> {
  const overlay = standardOverlay(call.plan, outer, goRoot(call));
  const flags = [...(overlay ? [`-overlay=${overlay}`] : []), ...nestedFlags(outer)];
  const profile = flags.at(-1) ?? '';
  const profileContent = profile === '-pgo=off' ? '' : readFileSync(profile.slice('-pgo='.length), 'latin1');
  const environment = nestedEnvironment(call, outer);
  const settings = CONFIGURATION.map((name) => `${name}=${environment[name] ?? ''}`);
  const key = hash([...flags.slice(0, -1), profileContent, ...settings, goRoot(call), findInstallation().root]);
  const file = join(dirname(call.plan.location), 'runtime', key);
  const known = readList(file);
  if (known) return known;
  const listed = await phase('runtime archives', () => {
    const listing = running.get(file) ?? list(call, flags, environment).finally(() => running.delete(file));
    running.set(file, listing);
    return listing;
  });
  keepIfPossible(file, [...listed].map(([path, archive]) => `${path}=${archive}\n`).join(''));
  return listed;
}

async function list(call: ToolCall, flags: readonly string[], environment: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  const format = '{{with .Export}}{{$.ImportPath}}={{.}}{{end}}';
  const args = ['list', toolexecFlag(call), ...flags, '-export', '-deps', '-f', format, '.'];
  const { status, stdout, stderr, error } = await runGo(join(goRoot(call), 'bin', 'go'), args, findInstallation().runtime, environment);
  if (error || status !== 0) {
    const reason = (error?.message ?? stderr).trim().split('\n').slice(0, 5).join('; ');
    throw new UserError(`the runtime package cannot be built for this configuration: ${reason}`);
  }
  return parseList(stdout);
}

/** No network, no other module or workspace, the same toolchain; flags stand on the command line alone. */
function nestedEnvironment(call: ToolCall, outer: OuterBuild): NodeJS.ProcessEnv {
  const { TOOLEXEC_IMPORTPATH: _path, GO111MODULE: _modules, ...inherited } = call.environment;
  return {
    ...inherited,
    PWD: findInstallation().runtime,
    GOROOT: goRoot(call),
    ...(outer.withoutCgo ? { CGO_ENABLED: '0' } : {}),
    GOWORK: 'off',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    // Not empty: the go command would then read its `env` file's. Flags that `go list` does not know are ignored.
    GOFLAGS: '-buildvcs=false',
  };
}

/** `<root>/pkg/tool/<platform>/compile`: GOROOT in the environment is empty in a link with -trimpath. */
export function goRoot({ tool, environment }: Pick<ToolCall, 'tool' | 'environment'>): string {
  const root = dirname(dirname(dirname(dirname(tool))));
  if (existsSync(join(root, 'bin', 'go'))) return root;
  const told = environment.GOROOT;
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
