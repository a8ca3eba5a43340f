// The archives of packages that woven code imports: one nested `go list` in the user's own module, so that the
// versions are those of the user's build list. It never changes go.mod and never uses the network.
import { join } from 'node:path';
import { parseGoCommandLine, parseGoFlags } from '../golang/go-command-line.ts';
import { parseGoList } from '../golang/go-list.ts';
import { UserError } from '../errors.ts';
import { nestedFlags, type OuterBuild } from './nested-flags.ts';
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
  const again = paths.find((path) => above.includes(path));
  if (again) throw new UserError(`${EACH_OTHER}: ${[...above, importer, again].join(' → ')}`, { hint: 'let one of them use links' });
  const args = ['list', ...flagsFor(call, outer), '-e', '-export', '-deps', '-json=ImportPath,Export,Deps,DepOnly,Error,DepsErrors', '--', ...paths];
  const { GOFLAGS: _flags, TOOLEXEC_IMPORTPATH: _path, ...inherited } = call.environment;
  const { directory } = call.plan.catalog;
  const { status, stdout, stderr, error } = await runGo(join(goRoot(call), 'bin', 'go'), args, directory, {
    ...inherited, PWD: directory, GOROOT: goRoot(call), GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false',
    [RESOLVING]: [...above, importer].filter(Boolean).join(' '),
  });
  if (error || (status !== 0 && stdout === '')) throw new UserError(`imports of woven code cannot be listed: ${firstLines(error?.message ?? stderr)}`);
  const cycle = new RegExp(`${EACH_OTHER}: [^(\\n]*`).exec(stderr + stdout);
  if (cycle) throw new UserError(cycle[0].trim(), { hint: 'let one of them use links' });
  return judge(parseGoList<Listed>(stdout), importer, paths);
}

function judge(listed: readonly Listed[], importer: string, paths: readonly string[]): ImportArchives {
  // A profiled package is listed as `net/http [main]`.
  const byPath = new Map(listed.map((entry) => [entry.ImportPath.replace(/ .*$/, ''), entry]));
  const archives = new Map<string, string>();
  for (const [path, { Export: archive }] of byPath) if (archive) archives.set(path, archive);
  const unavailable = new Map<string, string>();
  for (const path of paths) {
    const entry = byPath.get(path);
    const wrong = entry?.Error?.Err ?? entry?.DepsErrors?.[0]?.Err;
    if (importer && (path === importer || entry?.Deps?.some((dep) => dep.replace(/ .*$/, '') === importer))) {
      unavailable.set(path, `it imports ${importer} itself`);
    } else if (!entry?.Export) {
      unavailable.set(path, wrong ? firstLines(wrong) : 'the build list of this module does not provide it');
    }
  }
  return { archives, unavailable };
}

/** The module's own flags, too: another build list would be another program. What would change go.mod is not repeated. */
function flagsFor({ plan, resident }: ToolCall, outer: OuterBuild): string[] {
  const own = [...parseGoFlags(outer.goflags), ...parseGoCommandLine(outer.args).flags].flatMap(({ name, value }) => {
    const repeated = name === 'modfile' || name === 'overlay' || (name === 'mod' && value !== 'mod');
    return repeated && value !== undefined ? [`-${name}=${value}`] : [];
  });
  return [toolexecFlag(plan, resident), ...nestedFlags(outer), ...own];
}

function firstLines(text: string): string {
  return text.trim().split('\n').slice(0, 3).join('; ');
}
