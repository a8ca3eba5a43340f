// The program that answers for go/types (types-helper/): built once by the user's own toolchain, and kept by the hash
// of its source and the toolchain's version.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of the built program. Throws an Error that says why there is none. */
export function typesHelper(go: string, cacheDirectory: string): string {
  const source = sourceDirectory();
  const environment = plainEnvironment();
  const key = createHash('sha256');
  for (const file of readdirSync(source).sort()) key.update(`${file}\0${readFileSync(join(source, file), 'utf8')}\0`);
  key.update(run(go, ['version'], source, environment));
  const directory = join(cacheDirectory, 'types-helper');
  const program = join(directory, key.digest('hex').slice(0, 32));
  if (existsSync(program)) return program;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Several packages may be compiled at once: each builds aside, the last one's stays.
  const temporary = `${program}.${process.pid}.tmp`;
  try {
    run(go, ['build', '-trimpath', '-o', temporary, '.'], source, environment);
    renameSync(temporary, program);
  } finally {
    rmSync(temporary, { force: true });
  }
  return program;
}

function run(go: string, args: readonly string[], directory: string, environment: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr, error } = spawnSync(go, args, { cwd: directory, env: environment, encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`go ${args[0]}: ${(error?.message ?? stderr).trim().split('\n').slice(0, 3).join('; ')}`);
  return stdout;
}

/** For the machine that builds, whatever the outer build is for; none of its flags, no network, no other module. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { GOOS: _os, GOARCH: _arch, GO111MODULE: _modules, GOEXPERIMENT: _experiment, TOOLEXEC_IMPORTPATH: _path, ...inherited } = process.env;
  return { ...inherited, GOENV: 'off', GOFLAGS: '', GOWORK: 'off', GOPROXY: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
}

/** Beside this file in a checkout; from the bundle, below the root of the package. */
function sourceDirectory(): string {
  for (let directory = import.meta.dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, 'src', 'golang', 'types-helper');
    if (existsSync(join(candidate, 'main.go'))) return candidate;
    if (directory === dirname(directory)) throw new Error('the source of the types helper is missing from this installation');
  }
}
