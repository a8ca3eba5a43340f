// Adds the fake catalogue's declarations to the package that it names.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WeaveRequest, WeaveResult } from '../../../src/weave/contract.ts';
import type { Catalog } from './fake-catalog.ts';

export async function weavePackage(catalog: Catalog, request: WeaveRequest): Promise<WeaveResult> {
  const { importPath, goFiles, outputDirectory } = request;
  if (importPath !== catalog.filter.importPaths[0]) return { goFiles, woven: false, notices: [] };
  mkdirSync(outputDirectory, { recursive: true });
  const added = join(outputDirectory, 'added.go');
  // Not from the directory's name: with coverage the files are copies in the go command's work directory.
  const name = /^package (\w+)/m.exec(readFileSync(goFiles[0] ?? '', 'utf8'))?.[1];
  writeFileSync(added, `package ${name}\n\n${catalog.addition}\n`);
  return { goFiles: [...goFiles, added], woven: true, notices: [] };
}
