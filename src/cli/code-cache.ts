// Loads a script together with the code that V8 compiled of it in an earlier process, for what a short process does
// most is to compile what it then runs once. Without that code, or where V8 refuses it, nothing is different.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { writeAtomically } from '../toolexec/atomic-write.ts';
import { cacheDirectory } from '../toolexec/cache-directory.ts';

export interface Loaded<Exports> {
  exports: Exports;
  /** Whether kept code was taken. */
  reused: boolean;
  /** Keeps the code compiled so far, where this process found none. */
  keepCode(): void;
}

/** `file` is an absolute CommonJS script. Each `part`, a word, has code of its own: what is run is compiled. */
export function loadWithCode<Exports>(file: string, part: string): Loaded<Exports> {
  const source = readFileSync(file);
  const kept = keptFile(file, part);
  const cachedData = kept === undefined ? undefined : readKept(kept, source);
  const text = `(function (exports, require, module, __filename, __dirname) {${source.toString()}\n})`;
  const script = new Script(text, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  const reused = cachedData !== undefined && script.cachedDataRejected === false;
  const keepCode = (): void => {
    if (kept !== undefined && !reused) writeKept(kept, source, script.createCachedData());
  };
  return { exports: module.exports, reused, keepCode };
}

/** undefined where there is no directory that belongs to this user alone: it is code. */
function keptFile(file: string, part: string): string | undefined {
  try {
    return join(cacheDirectory(), 'code', `${basename(file)}-${part}-${process.version}-${process.arch}`);
  } catch {
    return undefined;
  }
}

/** V8 compares no more of the source than its length: the whole source stands before the code, behind its length. */
function readKept(kept: string, source: Buffer): Buffer | undefined {
  try {
    const content = readFileSync(kept);
    const end = 4 + content.readUInt32LE(0);
    return content.subarray(4, end).equals(source) ? content.subarray(end) : undefined;
  } catch {
    return undefined;
  }
}

function writeKept(kept: string, source: Buffer, code: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(source.length);
  try {
    writeAtomically(kept, Buffer.concat([length, source, code]));
  } catch {
    // A full disk: the next process compiles for itself.
  }
}
