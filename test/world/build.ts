// A module's packages and programs, built on one side.
import { basename, join } from 'node:path';
import type { WorldModule } from './model.ts';
import type { Ended, Side } from './sides.ts';

/** A notice of ours: `place: otel-ts: message [code]`. */
const NOTICE = /otel-ts: .*\[([\w-]+)\]$/gm;

export interface Built extends Ended {
  what: string;
}

/** In the order of modules.yaml; the first that fails is the last. */
export async function buildAll(side: Side, { build, programs }: WorldModule, environment: Record<string, string>): Promise<Built[]> {
  const commands = [...(build.length > 0 ? [build] : []), ...programs.map((program) => ['-o', programFile(side, program.package), program.package])];
  const done: Built[] = [];
  for (const args of commands) {
    const ended = await side.go(['build', ...args], environment);
    done.push({ ...ended, what: args.at(-1) ?? '' });
    if (ended.status !== 0) break;
  }
  return done;
}

/** `./cmd/caddy` → `…/out/caddy` */
export function programFile(side: Side, path: string): string {
  return join(side.out, path === '.' ? 'program' : basename(path));
}

/** Those of a woven build that the module does not expect. */
export function surprises(stderr: string, expected: Record<string, string>): string[] {
  return [...stderr.matchAll(NOTICE)].filter(([, code = '']) => !(code in expected)).map(([text]) => text);
}
