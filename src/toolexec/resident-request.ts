// What the launcher asks of the weaver that stays: a file that bin/otel-ts writes with nothing but builtins.
import { realpathSync } from 'node:fs';
import { exportedEnvironment } from './exported-environment.ts';

export interface ResidentRequest {
  tool: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  directory: string;
  parent: number;
}

/** `parent\0directory\0count\0tool\0argument\0…` and then what `export -p` prints. */
export function parseRequest(bytes: Buffer): ResidentRequest {
  let at = 0;
  const next = (): string => {
    const end = bytes.indexOf(0, at);
    if (end < 0) throw new Error('a request was cut short');
    const field = bytes.toString('utf8', at, end);
    at = end + 1;
    return field;
  };
  const parent = Number(next());
  const directory = realpathSync(next());
  const count = Number(next());
  const [tool = '', ...args] = Array.from({ length: count }, next);
  return { tool, args, environment: exportedEnvironment(bytes.subarray(at)), directory, parent };
}
