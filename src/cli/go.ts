// `otel-ts go <command>`: the go command with our -toolexec; everything else about it is its own.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { parseGoCommandLine, parseGoFlags, type GoFlag } from '../golang/go-command-line.ts';
import { WOVEN_COMMANDS } from '../golang/go-flags.ts';
import { closeRecording, openRecording, type Recording } from '../timing/recording.ts';
import { cacheDirectory } from '../toolexec/cache-directory.ts';
import { makePlan, type Plan, planAgain } from '../toolexec/plan.ts';
import { toolexecFlag } from '../toolexec/toolexec-flag.ts';
import { beginReport, wantsReport } from './build-report.ts';
import { runGo } from './go-process.ts';
import { USAGE } from './go-usage.ts';
import { takeOwnFlags } from './own-flags.ts';
import { beginProgress, showsProgress } from './progress.ts';
import { beginSummary } from './summary.ts';

export async function go(args: readonly string[], keepCode: () => void): Promise<void> {
  const own = takeOwnFlags(args);
  const { rest, aspects } = own;
  const command = rest[0] ?? '';
  // For this build and all that it starts.
  if (own.strict) process.env.OTEL_TS_STRICT = '1';
  if (!WOVEN_COMMANDS.has(command)) {
    if (wantsReport(own)) throw new UserError(`${own.traceBuild ? '--trace-build' : '--timings'} is for go ${[...WOVEN_COMMANDS].join(', ')}, not for go ${command}`);
    return /^--?h(elp)?$/.test(command) ? void process.stdout.write(USAGE) : runGo({ args: () => rest, started: keepCode, ended() {} });
  }
  const { flags } = parseGoCommandLine(rest);
  const summary = beginSummary(command);
  const recording = wantsReport(own) || showsProgress(command, flags) ? tryRecording(wantsReport(own)) : undefined;
  const report = recording && wantsReport(own) ? beginReport(own, recording) : undefined;
  const planned = () => planFor(rest, flags, aspects);
  const { plan, before, behind, goVersion } = await (report ? report.before('plan', planned) : planned());
  const progress = recording && showsProgress(command, flags) ? beginProgress(recording.directory, goVersion, flags, summary.file) : undefined;
  await runGo({
    options: { plan, calls: progress?.calls, times: report && recording?.directory },
    args: (options) => [...before, ...(options ? [toolexecFlag(options)] : []), ...(progress?.flags ?? []), ...behind],
    watch: progress?.watch,
    started(pid) {
      report?.started(pid);
      keepCode();
    },
    ended() {
      progress?.end();
      report?.ended();
    },
    signalled: () => recording && closeRecording(recording),
  });
  summary.tell(process.exitCode === 0);
  await report?.tell(Number(process.exitCode));
  if (recording) closeRecording(recording);
  // A collector that does not answer keeps nobody waiting.
  if (own.traceBuild) process.exit();
}

/** Undefined where there is no room for it; also removed when this process ends otherwise. */
function tryRecording(asked: boolean): Recording | undefined {
  try {
    const recording = openRecording(cacheDirectory());
    process.on('exit', () => closeRecording(recording));
    return recording;
  } catch (error) {
    if (asked) process.stderr.write(`otel-ts: this build is not recorded: ${(error as Error).message}\n`);
    return undefined;
  }
}

interface Planned {
  plan: Plan;
  before: string[];
  behind: string[];
  /** Empty: not known. */
  goVersion: string;
}

/** Our flag belongs between `before` and `behind`. */
async function planFor(args: readonly string[], flags: readonly GoFlag[], aspects: readonly string[]): Promise<Planned> {
  if (flags.some((flag) => flag.name === 'toolexec')) {
    throw new UserError('otel-ts go sets -toolexec itself', { hint: "leave it out, or use go with -toolexec 'otel-ts toolexec'" });
  }
  const [command = '', ...rest] = args;
  // -C must stay the first flag.
  const chdir = /^--?C$/.test(rest[0] ?? '') ? 2 : /^--?C=/.test(rest[0] ?? '') ? 1 : 0;
  const first = chdir === 0 ? undefined : flags[0]?.value;
  const directory = resolve(first ?? '.');
  const goVersion = refuseOtherToolexec(directory);
  const plan = planAgain(directory, aspects) ?? (await makePlan(directory, aspects, args));
  return { plan, before: [command, ...rest.slice(0, chdir)], behind: rest.slice(chdir), goVersion };
}

/** One in GOFLAGS (or in the go command's `env` file) would be overruled without a word. Our own may stand there. Returns the version of Go. */
function refuseOtherToolexec(directory: string): string {
  let goflags: GoFlag[];
  let version: string;
  try {
    const [first = '', ...others] = execFileSync('go', ['env', 'GOVERSION', 'GOFLAGS'], { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n');
    version = first;
    goflags = parseGoFlags(others.join('\n'));
  } catch {
    // The go command itself will say what is wrong.
    return '';
  }
  const other = goflags.find(({ name, value }) => name === 'toolexec' && value && !/otel-ts['"]? +toolexec/.test(value));
  if (other) throw new UserError(`GOFLAGS has another -toolexec: ${other.value}`, { hint: 'otel-ts go needs its own' });
  return version;
}
