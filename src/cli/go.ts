// `otel-ts go <command>`: the go command with our -toolexec; everything else about it is its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { parseGoCommandLine, parseGoFlags, type GoFlag } from '../golang/go-command-line.ts';
import { WOVEN_COMMANDS } from '../golang/go-flags.ts';
import { makePlan, type Plan, planAgain } from '../toolexec/plan.ts';
import { type Resident, startResident } from '../toolexec/resident.ts';
import { toolexecFlag } from '../toolexec/toolexec-flag.ts';
import { beginSummary } from './summary.ts';

export async function go(args: readonly string[], keepCode: () => void): Promise<void> {
  const { aspects, rest: behind } = takeAspects(takeStrict(args));
  const rest = takeStrict(behind);
  if (!WOVEN_COMMANDS.has(rest[0] ?? '')) return runGo(undefined, () => rest, keepCode);
  const summarize = beginSummary(rest[0] ?? '');
  const { plan, before, behind: more } = await planFor(rest, aspects);
  await runGo(plan, (resident) => [...before, toolexecFlag(plan, resident?.directory), ...more], keepCode);
  summarize(process.exitCode === 0);
}

/** `--strict` is OTEL_TS_STRICT for this build and all that it starts. */
function takeStrict(args: readonly string[]): readonly string[] {
  if (!/^--?strict$/.test(args[0] ?? '')) return args;
  process.env.OTEL_TS_STRICT = '1';
  return args.slice(1);
}

/**
 * `--aspects FILE…`, as often as it stands before the go subcommand. The first word behind it is a file, and so are
 * those that follow and are called like one.
 */
export function takeAspects(args: readonly string[]): { aspects: string[]; rest: readonly string[] } {
  const aspects: string[] = [];
  let at = 0;
  for (let match; (match = /^--?aspects(?:=([^]*))?$/.exec(args[at] ?? '')); ) {
    const first = match[1] ?? args[++at];
    if (!first) throw new UserError('--aspects needs a file', { hint: 'otel-ts go --aspects FILE build ./...' });
    aspects.push(resolve(first));
    for (at++; /\.ya?ml$/.test(args[at] ?? ''); at++) aspects.push(resolve(args[at] ?? ''));
  }
  return { aspects, rest: args.slice(at) };
}

/** Our flag belongs between `before` and `behind`. */
async function planFor(args: readonly string[], aspects: readonly string[]): Promise<{ plan: Plan; before: string[]; behind: string[] }> {
  const { flags } = parseGoCommandLine(args);
  if (flags.some((flag) => flag.name === 'toolexec')) {
    throw new UserError('otel-ts go sets -toolexec itself', { hint: "leave it out, or use go with -toolexec 'otel-ts toolexec'" });
  }
  const [command = '', ...rest] = args;
  // -C must stay the first flag.
  const chdir = /^--?C$/.test(rest[0] ?? '') ? 2 : /^--?C=/.test(rest[0] ?? '') ? 1 : 0;
  const first = chdir === 0 ? undefined : flags[0]?.value;
  const directory = resolve(first ?? '.');
  refuseOtherToolexec(directory);
  const plan = planAgain(directory, aspects) ?? (await makePlan(directory, aspects, args));
  return { plan, before: [command, ...rest.slice(0, chdir)], behind: rest.slice(chdir) };
}

/** One in GOFLAGS (or in the go command's `env` file) would be overruled without a word. Our own may stand there. */
function refuseOtherToolexec(directory: string): void {
  let goflags: GoFlag[];
  try {
    goflags = parseGoFlags(execFileSync('go', ['env', 'GOFLAGS'], { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    // The go command itself will say what is wrong.
    return;
  }
  const other = goflags.find(({ name, value }) => name === 'toolexec' && value && !/otel-ts['"]? +toolexec/.test(value));
  if (other) throw new UserError(`GOFLAGS has another -toolexec: ${other.value}`, { hint: 'otel-ts go needs its own' });
}

/** Ends as the go command ends; signals are for it to answer. */
async function runGo(plan: Plan | undefined, argsWith: (resident: Resident | undefined) => readonly string[], keepCode: () => void): Promise<void> {
  let go: ChildProcess | undefined;
  let early: NodeJS.Signals | undefined;
  // Before there is anything to leave behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) {
    process.on(signal, () => (go ? void go.kill(signal) : void (early ??= signal)));
  }
  const resident = plan && (await startResident(plan));
  if (early) return endBy(early, resident);
  const child = (go = spawn('go', argsWith(resident), { stdio: 'inherit' }));
  const ended = await new Promise<{ status: number | null; signal: NodeJS.Signals | null }>((done, failed) => {
    child.on('error', (error: NodeJS.ErrnoException) => failed(error.code === 'ENOENT' ? new UserError('go is not in PATH') : error));
    child.on('close', (status, signal) => done({ status, signal }));
    keepCode();
  });
  if (ended.signal) return endBy(ended.signal, resident);
  resident?.close();
  process.exitCode = ended.status ?? 1;
}

function endBy(signal: NodeJS.Signals, resident: Resident | undefined): void {
  resident?.close();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
