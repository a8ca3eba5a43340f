// Where this installation's parts are: found by walking up, so that it works from dist/ as well as from src/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

export const VERSION: string = packageJson.version;

export interface Installation {
  root: string;
  /** The sh script that is both the command and the fast path of toolexec. */
  launcher: string;
  /** The bundled command line and what it loads. */
  dist: string;
  /** The module `otelts`, linked into every woven program. */
  runtime: string;
}

export function findInstallation(from: string = import.meta.dirname): Installation {
  for (let root = from; ; root = dirname(root)) {
    const launcher = join(root, 'bin', 'otel-ts');
    if (existsSync(launcher)) return { root, launcher, dist: join(root, 'dist'), runtime: join(root, 'runtime-go') };
    if (root === dirname(root)) throw new Error(`bin/otel-ts is missing above ${from}: this installation is incomplete`);
  }
}
