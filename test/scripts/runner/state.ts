// What a script's run knows: where it stands, its environment, what the last command said, what it will be compared by.
import { execa } from 'execa';
import { join } from 'node:path';
import type { Command } from './parse.ts';
import type { Mode } from './modes.ts';
import { normalize } from './normalize.ts';
import type { Spans } from './small-runtime.ts';

export interface Said {
  status: number | undefined;
  stdout: string;
  stderr: string;
}

export interface State {
  mode: Mode;
  /** The directory into which the archive's files were written: $WORK. */
  work: string;
  directory: string;
  environment: Record<string, string>;
  spans: Spans;
  last: Said;
  /** Span names of the last command. */
  recorded: string[];
  /** What must be alike in every mode, by the line that said it. */
  transcript: [line: string, what: unknown][];
}

export class ScriptError extends Error {}

/** Where a file of the script is. */
export function pathOf(state: State, name: string): string {
  return name.startsWith('/') ? name : join(state.directory, name);
}

/** `$NAME` and `${NAME}`, from the script's environment. */
export function expandVariables({ environment }: State, text: string): string {
  return text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced: string | undefined, bare: string | undefined) => environment[braced ?? bare ?? ''] ?? '');
}

/** Runs a program in the script's directory and notes what it said. Throws ScriptError when it did not end as expected. */
export async function run(state: State, command: Command, line: readonly string[]): Promise<void> {
  const [program = '', ...args] = line;
  const { exitCode, stdout, stderr, message, signal } = await execa(program, args, {
    cwd: state.directory, env: { ...state.environment, PWD: state.directory }, extendEnv: false, reject: false, stdin: 'ignore', stripFinalNewline: false, preferLocal: false,
  }) as { exitCode?: number; stdout: string; stderr: string; message?: string; signal?: string };
  if (exitCode === undefined && signal === undefined) throw new ScriptError(message);
  state.last = { status: exitCode, stdout: normalize(stdout), stderr: normalize(stderr) };
  state.recorded = state.spans.take();
  if ((exitCode !== 0) !== command.negated) throw new ScriptError(`status ${exitCode ?? signal}\n${stdout}${stderr}`);
}
