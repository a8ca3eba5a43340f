// A copy of otel-ts in which one shipped file of aspects may differ. To the go command a changed aspect is another tool,
// with which it would compile the standard library again. This copy says that it is the original, and marks the packages
// that the changed file may touch, by a flag of the compiler that means nothing here (-D); all others must have been
// compiled before, by the original or by the copy with nothing changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadAspectFile } from '../../src/aspects/load.ts';
import type { AspectFile } from '../../src/aspects/model.ts';
import { launcher, repository } from '../support/otel-ts.ts';

const PARTS = ['bin', 'dist', 'runtime-go', 'schema', 'aspects', 'src/golang/types-helper', 'package.json'];

/** Where OTEL_TS_LAUNCHER says that its launcher is. */
const root = dirname(dirname(launcher));
const goflags = execFileSync('go', ['env', 'GOFLAGS'], { encoding: 'utf8' }).trim();

export function makeInstallation(): void {
  for (const part of PARTS) cpSync(join(repository, part), join(root, part), { recursive: true });
  copyFileSync(launcher, join(root, 'bin/launcher'));
  copyFileSync(join(import.meta.dirname, 'launcher.sh'), launcher);
  chmodSync(launcher, 0o755);
  writeFileSync(join(root, 'bin/original'), join(repository, 'bin/otel-ts'));
  writeFileSync(join(root, 'bin/goflags'), goflags);
}

/** Where the copy has `gin.yaml`. */
export function aspectPath(name: string): string {
  return join(root, 'aspects', name);
}

/** Puts `text` in the place of the shipped file. Throws UserError where it does not load. */
export async function change(name: string, text: string): Promise<void> {
  const files = [await shipped(name)];
  writeFileSync(aspectPath(name), text);
  files.push(await loadAspectFile(aspectPath(name), `aspects/${name}`));
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const flags = [...new Set(files.flatMap(patternsOf))].map((pattern) => `-gcflags=${pattern}=-D=${mark}`);
  writeFileSync(join(root, 'bin/goflags'), [goflags, ...flags].join(' '));
}

export function restore(name: string): void {
  copyFileSync(join(repository, 'aspects', name), aspectPath(name));
  writeFileSync(join(root, 'bin/goflags'), goflags);
}

export function shipped(name: string): Promise<AspectFile> {
  return loadAspectFile(join(repository, 'aspects', name), `aspects/${name}`);
}

/** Packages that a file may touch, in the go command's words; all, where no import path bounds them. */
function patternsOf({ aspects }: AspectFile): string[] {
  return aspects.flatMap(({ joinPoint: { bound } }) => {
    if (bound === 'everything' || bound.imports.length > 0 || bound.words || bound.modules) return ['all'];
    return [...bound.importPaths, ...(bound.globs ?? []).map((glob) => glob.replaceAll(/\*+/g, '...'))];
  });
}
