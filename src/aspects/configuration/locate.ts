// Which otel-ts.yml leads a build: found from where the go command runs, as the go command finds its own files.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../../errors.ts';

export const CONFIGURATION_NAME = 'otel-ts.yml';

export interface Place {
  /** The main module's directory; names of the user's files are relative to it. */
  root: string;
  /** Absolute; the workspace's before the module's, for what comes later has the last word. */
  configurations: string[];
}

export function locate(directory: string, environment: NodeJS.ProcessEnv = process.env): Place {
  const workspace = workspaceRoot(directory, environment);
  const root = moduleRoot(directory, workspace);
  const own = nearest(directory, root);
  const outer = workspace === undefined || workspace === root ? undefined : configurationIn(workspace);
  return { root, configurations: [outer, own].filter((file) => file !== undefined) };
}

/** The directory of the nearest go.mod; without one the workspace's, or where the go command runs. */
export function moduleRoot(directory: string, workspace?: string): string {
  return ancestorWith(directory, 'go.mod') ?? workspace ?? directory;
}

/** https://go.dev/ref/mod#workspaces: GOWORK overrules the search. */
export function workspaceRoot(directory: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const told = environment.GOWORK;
  if (told === 'off') return undefined;
  return told && isAbsolute(told) ? dirname(told) : ancestorWith(directory, 'go.work');
}

function ancestorWith(directory: string, name: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, name))) return at;
    if (at === dirname(at)) return undefined;
  }
}

function nearest(directory: string, root: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    const found = configurationIn(at);
    if (found || at === root || at === dirname(at)) return found;
  }
}

function configurationIn(directory: string): string | undefined {
  const file = join(directory, CONFIGURATION_NAME);
  if (existsSync(file)) return file;
  const misnamed = join(directory, 'otel-ts.yaml');
  if (existsSync(misnamed)) throw new UserError(`${misnamed} is not read`, { hint: `rename it to ${CONFIGURATION_NAME}` });
  return undefined;
}
