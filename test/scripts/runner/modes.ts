// The ways to build that a script is run in, one after the other, each from its first line to its last.
import { WOVEN_COMMANDS } from '../../../src/golang/go-flags.ts';

export type Mode = 'plain' | 'wrapper' | 'raw' | 'goflags';

const TOOLEXEC = '-toolexec=otel-ts toolexec';

/** The command line that `go ARGS…` in a script stands for. */
export function goCommand(mode: Mode, args: readonly string[]): [command: string, ...args: string[]] {
  if (mode === 'wrapper') return ['otel-ts', 'go', ...args];
  const [command = '', ...rest] = args;
  if (mode !== 'raw' || !WOVEN_COMMANDS.has(command)) return ['go', ...args];
  // -C stays the first flag.
  const chdir = /^-C$/.test(rest[0] ?? '') ? 2 : /^-C=/.test(rest[0] ?? '') ? 1 : 0;
  return ['go', command, ...rest.slice(0, chdir), TOOLEXEC, ...rest.slice(chdir)];
}

/** `goflags` is the script's own GOFLAGS. */
export function goFlags(mode: Mode, goflags: string): string {
  return mode === 'goflags' ? `'${TOOLEXEC}' ${goflags}`.trim() : goflags;
}
