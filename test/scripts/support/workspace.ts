// A temporary directory with an installation, and what tests do in it: write a module, run a command.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { install, type Parts } from './installation.ts';

export interface Result {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface Workspace {
  directory: string;
  otelTs: string;
  /** Writes files (name → text) below `name` and returns that directory. */
  write(name: string, files: Record<string, string>): string;
  /** What commands of the test run with. */
  environment(env?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  run(cwd: string, command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Result;
  remove(): void;
}

export async function createWorkspace(parts?: Parts): Promise<Workspace> {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-script-'));
  const otelTs = await install(join(directory, 'it\'s installed'), parts);
  // Plans are private to the test; compiled packages are shared, for their identity says what made them.
  const cache = join(directory, 'cache');
  const environment = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
    return { ...process.env, OTEL_TS_CACHE: cache, OTELTS_HELLO: '', OTEL_TS_SUMMARY: 'off', PATH: `${dirname(otelTs)}:${process.env.PATH}`, ...env };
  };
  return {
    environment,
    directory,
    otelTs,
    write(name, files) {
      mkdirSync(join(directory, name), { recursive: true });
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, name, file)), { recursive: true });
        writeFileSync(join(directory, name, file), text);
      }
      return join(directory, name);
    },
    run(cwd, command, args, env = {}) {
      const { status, stdout, stderr } = spawnSync(command, args, { cwd, env: environment(env), encoding: 'utf8' });
      return { status, stdout, stderr };
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Every file below a directory with its content. */
export function snapshot(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((file) => [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name), 'latin1')]));
}
