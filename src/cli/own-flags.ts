// The flags of `otel-ts go` itself, which stand before the go subcommand; those that cannot be the go command's or a
// test's also behind it.
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';

/** `go test` gives flags that it does not know to the tests, `go vet` to its tool. */
const BEHIND = new Set(['build', 'install', 'run']);

export interface OwnFlags {
  /** Absolute files. */
  aspects: string[];
  /** Notices are errors. */
  strict: boolean;
  /** A table, or a file for JSON, absolute; empty: not asked for. */
  timings?: 'table' | { file: string };
  traceBuild: boolean;
  /** The go command line. */
  rest: readonly string[];
}

export function takeOwnFlags(args: readonly string[]): OwnFlags {
  const flags: OwnFlags = { aspects: [], strict: false, traceBuild: false, rest: args };
  for (let before; before !== flags.rest; ) {
    before = flags.rest;
    takeAspects(flags);
    takeReports(flags);
    if (/^--?strict$/.test(flags.rest[0] ?? '')) Object.assign(flags, { strict: true, rest: flags.rest.slice(1) });
  }
  const [command = '', ...rest] = flags.rest;
  if (!BEHIND.has(command)) return flags;
  flags.rest = rest;
  for (let before; before !== flags.rest; takeReports(flags)) before = flags.rest;
  flags.rest = [command, ...flags.rest];
  return flags;
}

function takeReports(flags: OwnFlags): void {
  const [first = '', ...rest] = flags.rest;
  const timings = /^--?timings(?:=([^]*))?$/.exec(first);
  if (timings?.[1] === '') throw new UserError('--timings= needs a file', { hint: 'otel-ts go build --timings=timings.json ./...' });
  if (timings) Object.assign(flags, { timings: timings[1] === undefined ? 'table' : { file: resolve(timings[1]) }, rest });
  else if (/^--?trace-build$/.test(first)) Object.assign(flags, { traceBuild: true, rest });
}

/**
 * `--aspects FILE…`, as often as it stands before the go subcommand. The first word behind it is a file, and so are
 * those that follow and are called like one.
 */
function takeAspects(flags: OwnFlags): void {
  const match = /^--?aspects(?:=([^]*))?$/.exec(flags.rest[0] ?? '');
  if (!match) return;
  let at = match[1] === undefined ? 1 : 0;
  const first = match[1] ?? flags.rest[at];
  if (!first) throw new UserError('--aspects needs a file', { hint: 'otel-ts go --aspects FILE build ./...' });
  flags.aspects.push(resolve(first));
  for (at++; /\.ya?ml$/.test(flags.rest[at] ?? ''); at++) flags.aspects.push(resolve(flags.rest[at] ?? ''));
  flags.rest = flags.rest.slice(at);
}
