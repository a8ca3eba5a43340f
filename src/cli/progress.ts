// Progress on a terminal while `otel-ts go build` runs: a line of launchers' calls, as they begin. Costs the build
// one line in a file a call, and a look at that file ten times a second.
import { existsSync, readFileSync, rmSync, statfsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { GoFlag } from '../golang/go-command-line.ts';
import { newLines } from '../timing/new-lines.ts';
import { parseStatistic } from '../toolexec/statistics.ts';
import { type ActionGraph, actionGraph, hasActionGraph } from './action-graph.ts';
import { type BuildState, progressLine } from './progress-line.ts';
import { terminalLine } from './terminal-line.ts';

/** What others run and print themselves, on the terminal that would be ours, is `go run`'s and `go test`'s. */
const SHOWN = new Set(['build', 'install']);
const INTERVAL = 100;
/** The go command fails where it cannot write its action graph. */
const ROOM = 64 << 20;

export function showsProgress(command: string, flags: readonly GoFlag[], { CI: ci = '', ...environment } = process.env): boolean {
  const off = [environment.OTEL_TS_PROGRESS, environment.OTEL_TS_SUMMARY].includes('off') || environment.TERM === 'dumb' || !['', '0', 'false'].includes(ci);
  // With -json go's stdout may be on the same terminal.
  return SHOWN.has(command) && !off && process.stderr.isTTY && !flags.some(({ name, value }) => name === 'json' && value !== 'false');
}

export interface Progress {
  /** For the launchers' lines. */
  calls: string;
  /** For the go command. */
  flags: string[];
  /** `pid` and `stderr` are the go command's. */
  watch(pid: number, stderr: Readable): void;
  end(): void;
}

/** `directory` is the recording's; `statistics` is the file of toolexec/statistics.ts. */
export function beginProgress(directory: string, goVersion: string, flags: readonly GoFlag[], statistics: string | undefined): Progress {
  const calls = join(directory, 'calls');
  const graph = canHaveGraph(directory, goVersion, flags) ? join(directory, 'graph') : undefined;
  const line = terminalLine(process.stderr);
  let timer: NodeJS.Timeout | undefined;
  return {
    calls,
    flags: graph === undefined ? [] : [`-debug-actiongraph=${graph}`],
    watch(pid, stderr) {
      const look = watchCalls(pid, calls, graph, statistics);
      timer = setInterval(() => {
        const state = look();
        if (state) line.show(progressLine(state));
      }, INTERVAL);
      stderr.on('data', line.pass);
    },
    end() {
      clearInterval(timer);
      line.clear();
    },
  };
}

function canHaveGraph(directory: string, goVersion: string, flags: readonly GoFlag[]): boolean {
  if (!hasActionGraph(goVersion) || flags.some(({ name }) => name === 'debug-actiongraph')) return false;
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize > ROOM;
}

/** Returns what tells the state of the build; undefined until the first call. */
function watchCalls(pid: number, calls: string, graphFile: string | undefined, statistics: string | undefined): () => BuildState | undefined {
  const began = performance.now();
  const callLines = newLines(calls);
  const wovenLines = statistics === undefined ? () => [] : newLines(statistics);
  const woven = new Set<string>();
  let graph: ActionGraph | undefined;
  let state: Omit<BuildState, 'seconds' | 'woven'> | undefined;
  return () => {
    for (const line of callLines()) {
      const [go, tool = '', path = ''] = line.split(' ');
      if (tool !== 'compile' && tool !== 'link') continue;
      const own = Number(go) === pid;
      if (!state && graphFile !== undefined) graph = readGraph(graphFile);
      const packages = own ? graph?.began(tool, path) : state?.done?.packages;
      state = {
        compiled: (state?.compiled ?? 0) + (own && tool === 'compile' ? 1 : 0),
        done: graph && { packages: packages ?? 0, total: graph.total },
        current: tool === 'link' ? `linking ${path}` : own ? path : `${path} for woven code`,
      };
    }
    for (const line of wovenLines()) for (const path of Object.keys(parseStatistic(line)?.woven ?? {})) woven.add(path);
    return state && { ...state, woven: woven.size, seconds: (performance.now() - began) / 1000 };
  };
}

/** Once; what the go command writes when it is done is for nobody, and must not need room. */
function readGraph(file: string): ActionGraph | undefined {
  try {
    if (!existsSync(file)) return undefined;
    const graph = actionGraph(readFileSync(file, 'utf8'));
    rmSync(file);
    symlinkSync('/dev/null', file);
    return graph;
  } catch {
    return undefined;
  }
}
