// A user to whom permissions apply: the one who runs the tests, or for root another one by `setpriv`.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const USER = 65534;
const isRoot = process.getuid?.() === 0;
const prefix = isRoot ? ['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--clear-groups'] : [];
const reason = whyNot();

export const unprivileged = {
  possible: reason === undefined,
  /** For the name of a skipped test. */
  why: reason === undefined ? '' : ` (skipped: ${reason})`,
  prefix,
  command(name: string, ...args: string[]): [string, string[]] {
    const [first = '', ...rest] = [...prefix, name, ...args];
    return [first, rest];
  },
  /** What such a user needs for a build; all of it below `home`. */
  environment(home: string): Record<string, string> {
    const own = (name: string): string => {
      const directory = join(home, name);
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      unprivileged.own(directory);
      return directory;
    };
    unprivileged.own(home);
    return { HOME: home, OTEL_TS_CACHE: own('plans'), GOCACHE: own('go-build'), TMPDIR: own('tmp'), XDG_CACHE_HOME: own('cache'), XDG_CONFIG_HOME: own('config') };
  },
  own(directory: string): void {
    if (isRoot) chownSync(directory, USER, USER);
    else chmodSync(directory, 0o755);
  },
};

function whyNot(): string | undefined {
  if (process.platform === 'win32') return 'no such users on Windows';
  if (!isRoot) return undefined;
  const { status, error } = spawnSync(prefix[0] as string, [...prefix.slice(1), 'sh', '-c', 'go version && node --version'], { cwd: '/', env: { ...process.env, HOME: '/' } });
  if (error) return 'root without setpriv';
  return status === 0 ? undefined : 'another user than root cannot run go and node';
}
