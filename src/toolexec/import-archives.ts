// The archives of packages that woven code imports: one nested `go list` in the user's own module, so that the
// versions are those of the user's build list. It never changes go.mod and never uses the network.
import { join } from 'node:path';
import { parseGoList } from '../golang/go-list.ts';
import { UserError } from '../errors.ts';
import { flagsOf, nestedFlags, type OuterBuild } from './nested-flags.ts';
import { runGo } from './run-go.ts';
import { goRoot } from './runtime-archives.ts';
import type { ToolCall } from './tool-call.ts';
import { toolexecFlag } from './toolexec-flag.ts';

export interface ImportArchives {
  /** Import path → archive, of those asked for and all they import. */
  archives: ReadonlyMap<string, string>;
  /** Of those asked for that cannot be had: why. */
  unavailable: ReadonlyMap<string, string>;
}

interface Listed {
  ImportPath: string;
  Export?: string;
  Deps?: string[];
  DepOnly?: boolean;
  Error?: { Err: string };
  DepsErrors?: { Err: string }[];
}

/** Packages whose woven code is being resolved above this call, separated by blanks. */
const RESOLVING = 'OTEL_TS_RESOLVING';

const EACH_OTHER = 'aspects make packages import each other';

/** `importer` is the package that the imports are for; empty in a link. */
export async function importArchives(call: ToolCall, outer: OuterBuild, importer: string, paths: readonly string[]): Promise<ImportArchives> {
  const above = (call.environment[RESOLVING] ?? '').split(' ').filter(Boolean);
  const again = paths.find((path) => above.includes(path)) ?? (above.includes(importer) ? importer : undefined);
  if (again) throw new UserError(`${EACH_OTHER}: ${[...above, importer, again].join(' → ')}`, { hint: 'let one of them use links' });
  const bySource = mayNeed(importer, paths) ? await list(call, outer, ['-deps', '-json=ImportPath,Deps', '--', ...paths]) : '';
  const own = importing(importer, parseGoList<Listed>(bySource), paths);
  const unavailable = new Map(own.map((path) => [path, `it imports ${importer} itself`]));
  const others = paths.filter((path) => !unavailable.has(path));
  if (others.length === 0) return { archives: new Map(), unavailable };
  const args = [toolexecFlag(call), '-export', '-deps', '-json=ImportPath,Export,Deps,DepOnly,Error,DepsErrors', '--', ...others];
  const listed = parseGoList<Listed>(await list(call, outer, args, [...above, importer].filter(Boolean)));
  const judged = judge(listed, others);
  return { ...judged, unavailable: new Map([...unavailable, ...judged.unavailable]) };
}

/** The standard library needs nothing else. */
function mayNeed(importer: string, paths: readonly string[]): boolean {
  const isNoStandard = (path: string): boolean => path.split('/', 1)[0]?.includes('.') === true;
  return importer !== '' && (!isNoStandard(importer) || paths.some(isNoStandard));
}

/** What `go list` prints. `resolving`: the packages whose imports are being resolved. */
async function list(call: ToolCall, outer: OuterBuild, args: readonly string[], resolving: readonly string[] = []): Promise<string> {
  const { GOFLAGS: _flags, TOOLEXEC_IMPORTPATH: _path, ...inherited } = call.environment;
  const { directory } = call.plan.catalog;
  const { status, stdout, stderr, error } = await runGo(join(goRoot(call), 'bin', 'go'), ['list', ...flagsFor(outer), '-e', ...args], directory, {
    ...inherited, PWD: directory, GOROOT: goRoot(call), GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false', [RESOLVING]: resolving.join(' '),
  });
  if (error || (status !== 0 && stdout === '')) throw new UserError(`imports of woven code cannot be listed: ${firstLines(error?.message ?? stderr)}`);
  const cycle = new RegExp(`${EACH_OTHER}: [^(\\n]*`).exec(stderr + stdout);
  if (cycle) throw new UserError(cycle[0].trim(), { hint: 'let one of them use links' });
  return stdout;
}

/** Of `paths`, those that need `importer` by their sources: to compile them would compile it, which asks for them again. */
function importing(importer: string, listed: readonly Listed[], paths: readonly string[]): string[] {
  const byPath = new Map(listed.map((entry) => [pathOf(entry.ImportPath), entry]));
  return paths.filter((path) => path === importer || byPath.get(path)?.Deps?.some((dep) => pathOf(dep) === importer));
}

/** A profiled package is listed as `net/http [main]`. */
function pathOf(listed: string): string {
  return listed.replace(/ .*$/, '');
}

function judge(listed: readonly Listed[], paths: readonly string[]): ImportArchives {
  const byPath = new Map(listed.map((entry) => [pathOf(entry.ImportPath), entry]));
  const archives = new Map<string, string>();
  for (const [path, { Export: archive }] of byPath) if (archive) archives.set(path, archive);
  const unavailable = new Map<string, string>();
  for (const path of paths) {
    const entry = byPath.get(path);
    const wrong = entry?.Error?.Err ?? entry?.DepsErrors?.[0]?.Err;
    if (!entry?.Export) unavailable.set(path, wrong ? firstLines(wrong) : 'the build list of this module does not provide it');
  }
  return { archives, unavailable };
}

/** The module's own flags, too: another build list would be another program. What would change go.mod is not repeated. */
function flagsFor(outer: OuterBuild): string[] {
  const own = flagsOf(outer).flatMap(({ name, value }) => {
    const repeated = name === 'modfile' || name === 'overlay' || (name === 'mod' && value !== 'mod');
    return repeated && value !== undefined ? [`-${name}=${value}`] : [];
  });
  return [...nestedFlags(outer), ...own];
}

function firstLines(text: string): string {
  return text.trim().split('\n').slice(0, 3).join('; ');
}
