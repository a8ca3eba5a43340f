// Modules as the proxy has them, in the user's own module cache.
import { execa } from 'execa';
import { tmpdir } from 'node:os';

/** What the go command says where nothing answers, in any of its ways. */
const UNREACHABLE = /dial tcp|no such host|connection refused|i\/o timeout|network is unreachable|TLS handshake|disabled by GOPROXY=off/;

export interface Download {
  /** In the module cache, which is read-only. */
  directory?: string;
  /** Why there is none although nothing is wrong with the module. */
  unreachable?: string;
}

/** `module` is `path@version`. */
export async function download(module: string): Promise<Download> {
  const { stdout, stderr } = await execa('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), env: { GOWORK: 'off' }, reject: false, stdin: 'ignore' });
  const { Dir, Error: error } = JSON.parse(stdout || '{}') as { Dir?: string; Error?: string };
  if (Dir) return { directory: Dir };
  const reason = error ?? stderr;
  if (UNREACHABLE.test(reason)) return { unreachable: reason.trim().split('\n').at(-1) ?? '' };
  throw new Error(`${module}: ${reason}`);
}
