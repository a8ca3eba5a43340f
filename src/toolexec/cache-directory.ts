// Where plans and the runtime's archive lists are kept between calls. The launcher (bin/otel-ts) knows the same
// rule; it sources a file from there, so the directory must belong to this user alone.
import { accessSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../errors.ts';

export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  for (const directory of cacheDirectories(environment)) return directory;
  throw new UserError(`no cache directory: neither ${preferredDirectory(environment)} nor ${fallbackDirectory(environment)} can be written by this user alone`, {
    hint: 'set OTEL_TS_CACHE to a directory',
  });
}

/** Those that can be used, the best first: where one is on a full disk, the next may have room. */
export function* cacheDirectories(environment: NodeJS.ProcessEnv = process.env): Generator<string> {
  for (const directory of [preferredDirectory(environment), fallbackDirectory(environment)]) if (isPrivate(directory)) yield directory;
}

/** For a home that is read-only or full: the launcher does not look here, so raw builds take the slower way through Node. */
function fallbackDirectory(environment: NodeJS.ProcessEnv): string {
  return join(environment.TMPDIR || tmpdir(), `otel-ts-${userInfo().uid}`);
}

function preferredDirectory(environment: NodeJS.ProcessEnv): string {
  const own = environment.OTEL_TS_CACHE;
  if (own) {
    if (!isAbsolute(own)) throw new UserError(`OTEL_TS_CACHE must be an absolute path, not ${own}`);
    return own;
  }
  const xdg = environment.XDG_CACHE_HOME;
  if (xdg && isAbsolute(xdg)) return join(xdg, 'otel-ts');
  const home = environment.HOME || homedir();
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches', 'otel-ts') : join(home, '.cache', 'otel-ts');
}

function isPrivate(directory: string): boolean {
  try {
    makeDirectories(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
    const status = lstatSync(directory);
    const othersMayWrite = (status.mode & 0o022) !== 0;
    return status.isDirectory() && status.uid === userInfo().uid && !othersMayWrite;
  } catch {
    return false;
  }
}

/** Node's own recursive mkdir never returns where the system says ENOENT for a parent that exists, as /proc does. */
function makeDirectories(directory: string): void {
  if (existsSync(directory)) return;
  if (dirname(directory) !== directory) makeDirectories(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Another call was first.
    if (!existsSync(directory)) throw error;
  }
}
