// What the launcher must know to use a plan once more without Node: a function that says whether nothing that the plan
// was made from has changed. Content counts, and is not read: a file's ctime changes with it, and nobody can set it.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PLAN_VARIABLES, type PlanInputs } from './plan-inputs.ts';
import { shellQuoted } from './shell-quoted.ts';

/** Clocks of file systems tick in milliseconds to seconds: what changed so lately may change again unseen. */
const TICK = 2000;

/** Below are the fixed times of images that are built to be the same each time. */
const OLDEST = Date.UTC(2020, 0, 1);

/** Device, inode, size, time of the last change of what each path leads to. GNU, BusyBox; elsewhere plans are made each time. */
const STAT = "TZ=UTC0 stat -L -c '%d %i %s %z'";

/**
 * undefined where it cannot be told. `since` is when the first input was read, in milliseconds: what changed later, or
 * shortly before, may not be what the plan was made from.
 */
export function knownScript(inputs: PlanInputs, plan: string, launcher: string, since: number): string | undefined {
  const command = `${STAT} ${inputs.paths.map(shellQuoted).join(' ')}`;
  const state = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8', maxBuffer: 16 << 20 });
  if (state.status !== 0 || !inputs.paths.every((path) => isSettled(path, since))) return undefined;
  const tests = [
    `[ "$1" -ef ${shellQuoted(launcher)} ]`,
    ...PLAN_VARIABLES.map((name) => `[ "\${${name}-}" = ${shellQuoted(process.env[name] ?? '')} ]`),
    ...[...inputs.existence].map(([path, exists]) => `[ ${exists ? '' : '! '}-e ${shellQuoted(path)} ]`),
    `[ "$(${command})" = ${shellQuoted(state.stdout.trimEnd())} ]`,
  ];
  return `otelts_known_plan=${shellQuoted(plan)}\notelts_is_known() {\n\t${tests.join(' &&\n\t')}\n} 2>/dev/null\n`;
}

function isSettled(path: string, since: number): boolean {
  const changed = statSync(path, { throwIfNoEntry: false })?.ctimeMs;
  return changed !== undefined && changed > OLDEST && changed < since - TICK;
}
