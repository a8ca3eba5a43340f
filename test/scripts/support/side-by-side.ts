// One program built three ways, plain, by `otel-ts go` and by -toolexec, and what must hold of every such build.
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Result, snapshot, type Workspace } from './workspace.ts';

export const RAW = '-toolexec=otel-ts toolexec';

interface Build {
  /** Behind `go build`: flags and the package. */
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** The tree that must stay as it was; the directory where the go command runs when left out. */
  tree?: string;
  /** Stands before each command: `setpriv …`. */
  prefix?: readonly string[];
}

interface Programs {
  plain: string;
  woven: string;
}

/** The programs' paths: all three builds succeed, say nothing, leave the tree alone; the two woven ones are the same bytes. */
export function buildSideBySide(space: Workspace, cwd: string, { args, env = {}, tree = cwd, prefix = [] }: Build): Programs {
  const out = mkdtempSync(join(space.write('out', {}), 'build-'));
  // For another user, whom the prefix may choose.
  chmodSync(out, 0o777);
  const before = snapshot(tree);
  const build = (name: string, command: string, ...first: string[]): string => {
    const file = join(out, name);
    const [program = '', ...rest] = [...prefix, command, ...first, '-trimpath', '-o', file, ...args];
    expect(space.run(cwd, program, rest, env), name).toEqual({ status: 0, stdout: '', stderr: '' });
    return file;
  };
  const plain = build('plain', 'go', 'build');
  const woven = build('wrapper', space.otelTs, 'go', 'build');
  const raw = build('raw', 'go', 'build', RAW);
  expect(readFileSync(raw).equals(readFileSync(woven)), 'raw and wrapper: the same bytes').toBe(true);
  expect(snapshot(tree)).toEqual(before);
  return { plain, woven };
}

/** Runs both; the woven one says that the runtime is in it. */
export function runSideBySide(space: Workspace, { plain, woven }: Programs): { plain: Result; woven: Result } {
  const run = (program: string): Result => space.run(space.directory, program, [], { OTELTS_HELLO: '1' });
  return { plain: run(plain), woven: run(woven) };
}
