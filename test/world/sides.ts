// One module, twice: the same files in two directories, one for the go command alone, one for otel-ts.
import { execa } from 'execa';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Receiver } from '../../src/otlp/receive.ts';
import { exporterEnvironment, launcher, repository } from '../support/otel-ts.ts';
import { checkOut } from './check-out.ts';
import type { WorldModule } from './model.ts';

export interface Side {
  name: 'plain' | 'woven';
  /** The module's root. */
  source: string;
  /** Programs go here. */
  out: string;
  /** Runs `go <command> …` there; output is kept apart and failure is no error. */
  go(args: readonly string[], environment?: Record<string, string | undefined>): Promise<Ended>;
}

export interface Ended {
  status: number | undefined;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** `sources`: directory, from the module's root, which is `.` → directory of the module cache. */
export function makeSide(name: Side['name'], module: WorldModule, sources: ReadonlyMap<string, string>, receiver: Receiver): Side {
  const room = join(repository, '.build/world', module.name, name);
  rmSync(room, { recursive: true, force: true });
  // Its own name: there are tests that look for it in what stacks say.
  const source = join(room, 'tree', module.name);
  // `..` before what lies in it.
  const places = [...sources].map(([place, from]) => ({ from, directory: join(source, place) }));
  for (const { from, directory } of places.sort((a, b) => a.directory.length - b.directory.length)) checkOut(from, directory);
  const out = join(room, 'out');
  mkdirSync(out, { recursive: true });
  const [command, ...first] = name === 'plain' ? ['go'] : [launcher, 'go'];
  return {
    name, source, out,
    async go([verb = '', ...args], environment = {}) {
      const began = performance.now();
      // Its directory lies in a repository that is not its own.
      const env = { ...exporterEnvironment(receiver), OTEL_TS_CACHE: process.env.OTEL_TS_CACHE, OTEL_TS_SUMMARY: 'off', GOWORK: 'off', ...environment };
      const all = [...first, verb, '-buildvcs=false', ...module.flags, ...args];
      const { exitCode, stdout, stderr } = await execa(command as string, all, { cwd: source, env, reject: false, stdin: 'ignore', maxBuffer: 1 << 30 });
      return { status: exitCode, stdout, stderr, seconds: (performance.now() - began) / 1000 };
    },
  };
}
