// Adds the fake catalogue's declarations to the package that it names.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WeaveRequest, WeaveResult } from '../../../src/weave/contract.ts';
import type { Catalog } from './fake-catalog.ts';

export async function weavePackage(catalog: Catalog, request: WeaveRequest): Promise<WeaveResult> {
  const { importPath, goFiles, outputDirectory } = request;
  if (importPath !== catalog.filter.importPaths[0]) return { goFiles, woven: false, notices: [] };
  mkdirSync(outputDirectory, { recursive: true });
  if (process.env.OTELTS_HOLD_WEAVER) await hold(process.env.OTELTS_HOLD);
  const added = join(outputDirectory, 'added.go');
  // Not from the directory's name: with coverage the files are copies in the go command's work directory.
  const name = /^package (\w+)/m.exec(readFileSync(goFiles[0] ?? '', 'utf8'))?.[1];
  writeFileSync(added, `package ${name}\n\n${catalog.addition}\n`);
  return { goFiles: [...goFiles, added], woven: true, notices: [] };
}

/** For tests that interrupt a build: tells that it is here, and stays until the file is there. */
async function hold(file: string | undefined): Promise<void> {
  if (!file) return;
  writeFileSync(`${file}.reached`, '');
  while (!existsSync(file)) await sleep(20);
}
