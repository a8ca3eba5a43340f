// What a user has checked out: a copy of a module that can be written, in a directory that is the same in each run, so
// that the go command's cache knows it.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `from` is a directory of the module cache. */
export function checkOut(from: string, directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(dirname(directory), { recursive: true });
  cpSync(from, directory, { recursive: true });
  for (const path of ['.', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
    chmodSync(join(directory, path), statSync(join(directory, path)).mode | 0o200);
  }
}

/** A hash of every file's name and content below `directory`. */
export function treeDigest(directory: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(directory, name);
    hash.update(`${name}\0`);
    if (statSync(path).isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** What no run of the go command may change, tests or not. */
export function moduleFiles(directory: string): Record<string, string> {
  const names = ['go.mod', 'go.sum', 'go.work', 'go.work.sum'].filter((name) => existsSync(join(directory, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}
