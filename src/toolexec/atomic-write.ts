// Files that several tool calls may write at once: a reader sees the old content or the new, never half of it.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

let counter = 0;

export function writeAtomically(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.${counter++}.tmp`;
  try {
    writeFileSync(temporary, content, { mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** For what is only kept to be quicker next time: without room or permission for it, a build goes on without. */
export function keepIfPossible(file: string, content: string): void {
  try {
    writeAtomically(file, content);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}

export function isUnwritable(error: unknown): boolean {
  const codes = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM'];
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
