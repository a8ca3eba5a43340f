// Compiles a package woven; when that fails although its own files compile, without the aspect that is to blame for
// it; else as it was.
import { join } from 'node:path';
import type { Notice } from '../weave/contract.ts';
import type { Joined, Joins } from './joins.ts';
import { type Outcome, runToolCaptured } from './run-tool.ts';

export interface Attempt {
  args: string[];
  notices: readonly Notice[];
  joins: Joins;
  /** Without what the compiler refused, as its output says: another attempt, or the notices of a package in which nothing is left to weave. */
  mended(output: Buffer): Promise<Attempt | readonly Notice[] | undefined>;
  /** Without the aspect of that name; undefined when nothing is left to weave. */
  without(name: string): Promise<Attempt | undefined>;
  /** After its success. */
  finish(): void;
}

interface Attempts {
  tool: string;
  /** For what the compiler says. */
  directory: string;
  /** Undefined: there is only the package as it was. */
  woven: Attempt | undefined;
  /** The package's own files, the last without anything of ours: its errors are the user's, in the compiler's own words. */
  unwoven: readonly string[][];
  /** What is to be said of the package even so. */
  notices: readonly Notice[];
  /** What notices of the whole package stand at. */
  file: string;
}

type Compiled = Outcome & { notices: Notice[] };

/** Beyond this many it takes too long to leave out one after the other. */
const MAX_ASPECTS = 12;

export async function firstThatCompiles({ tool, directory, woven: first, unwoven, notices: always, file }: Attempts): Promise<Compiled> {
  const compile = (args: readonly string[]): Outcome => {
    const outcome = runToolCaptured(tool, args, join(directory, 'output'));
    if (outcome.status !== 0 && process.env.OTEL_TS_DEBUG && args !== unwoven.at(-1)) process.stderr.write(outcome.output);
    return outcome;
  };
  let notices = always;
  let woven = first;
  for (let attempt = first; attempt; ) {
    const outcome = compile(attempt.args);
    if (outcome.status === 0) return finished(outcome, attempt, []);
    woven = attempt;
    const mended = await attempt.mended(outcome.output);
    if (mended === undefined) break;
    if ('args' in mended) attempt = mended;
    else [attempt, woven, notices] = [undefined, undefined, mended];
  }
  for (const [index, args] of unwoven.entries()) {
    const outcome = compile(args);
    if (outcome.status !== 0 && index < unwoven.length - 1) continue;
    if (outcome.status !== 0) return { ...outcome, notices: [] };
    const joins = [...(woven?.joins.values() ?? [])];
    if (joins.length < 2 || joins.length > MAX_ASPECTS) return { ...outcome, notices: [...notices, ...(woven || index > 0 ? [doesNotCompile(file, joins)] : [])] };
    for (const joined of joins) {
      const attempt = await woven?.without(joined.name);
      const again = attempt && compile(attempt.args);
      if (attempt && again?.status === 0) return finished(again, attempt, [doesNotCompile(file, [joined])]);
    }
    // What the compiler wrote last is one of those.
    return { ...compile(args), notices: [...notices, doesNotCompile(file, joins)] };
  }
  throw new Error('no way to compile the package was given');
}

function finished(outcome: Outcome, { notices, finish }: Attempt, more: readonly Notice[]): Compiled {
  finish();
  return { ...outcome, woven: true, notices: [...notices, ...more] };
}

function doesNotCompile(file: string, joins: readonly Joined[]): Notice {
  const left = joins.map(({ name, place }) => `${name} (${place})`).join(', ');
  const what = left === '' ? 'the woven package does not compile and was left as it was' : `the woven package does not compile and has been compiled without ${left}`;
  const own = joins.some(({ shipped }) => !shipped);
  const why = own ? 'a mistake in the aspect, or a bug of otel-ts: OTEL_TS_DEBUG=1 shows what the compiler says' : 'this is a bug of otel-ts, please report it';
  return { code: 'woven-does-not-compile', message: `${what}; ${why}`, file, line: 0, column: 0 };
}
