// `requires NAME`: what a script needs of the machine, decided before it runs, so that a skipped one says so in its name.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from './parse.ts';

const REQUIREMENTS: Readonly<Record<string, () => boolean>> = {
  gcc: () => spawnSync('gcc', ['--version']).status === 0,
  clang: () => spawnSync('clang', ['--version']).status === 0,
  asan: () => links('gcc', '-fsanitize=address'),
  msan: () => links('clang', '-fsanitize=memory'),
  'the environment variable OTEL_TS_ALL=1': () => process.env.OTEL_TS_ALL === '1',
};

/** What is missing; undefined when the script can run. */
export function missing(commands: readonly Command[]): string | undefined {
  const wanted = commands.filter(({ verb }) => verb === 'requires').map(({ args }) => (args[0] === 'OTEL_TS_ALL' ? 'the environment variable OTEL_TS_ALL=1' : args[0] ?? ''));
  return wanted.find((name) => {
    const met = REQUIREMENTS[name];
    if (!met) throw new Error(`requires: nothing is called ${name}`);
    return !met();
  });
}

function links(compiler: string, flag: string): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'otel-ts-requires-'));
  try {
    writeFileSync(join(directory, 'main.c'), 'int main(void) { return 0; }\n');
    return spawnSync(compiler, [flag, '-o', join(directory, 'main'), join(directory, 'main.c')]).status === 0;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
