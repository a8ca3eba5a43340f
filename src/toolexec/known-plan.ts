// The plan last made for a directory, kept beside the directory's own path in the cache: bin/otel-ts uses it for raw
// builds, `otel-ts go` for its own. Both ask the script whether it still holds.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import { writeAtomically } from './atomic-write.ts';
import { hash } from './digest.ts';
import { findInstallation } from './installation.ts';
import { knownScript } from './known-script.ts';
import { inputsOf } from './plan-inputs.ts';

/** In the mirror of the directory: nobody's directory is called so. The launcher has the same name. */
const NAME = '.otel-ts-plan';

/** `given` are the files of --aspects; the launcher knows of none. */
export function knownFile(cache: string, directory: string, given: readonly string[]): string {
  return join(cache, 'known', directory, given.length === 0 ? NAME : `${NAME}-${hash(given).slice(0, 12)}`);
}

/** The directory of a plan of which nothing has changed. */
export function knownPlan(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const script = '. "$1" && otelts_is_known "$2" && printf %s "$otelts_known_plan"';
  const { status, stdout } = spawnSync('/bin/sh', ['-c', script, 'sh', file, findInstallation().launcher], { encoding: 'utf8' });
  return status === 0 && stdout ? stdout : undefined;
}

/** Nothing depends on it: where it cannot be noted, the next build makes the plan again. */
export function notePlan(file: string, plan: string, catalog: Catalog, existence: ReadonlyMap<string, boolean>, since: number): void {
  const installation = findInstallation();
  try {
    const inputs = inputsOf(installation, catalog, existence);
    const script = inputs && knownScript(inputs, plan, installation.launcher, since);
    if (script) writeAtomically(file, script);
  } catch {
    // A path that is too long, a directory that goes.
  }
}
