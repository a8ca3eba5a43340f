// A catalogue of one line, so that these tests are about the go command's side alone: `otel.fake` in the module names
// an import path, and holds below it the Go declarations to add to that package.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../../src/errors.ts';
import type { PackageFilter } from '../../../src/weave/contract.ts';

export interface Catalog {
  aspectFiles: [];
  filter: PackageFilter;
  files: string[];
  addition: string;
}

export async function loadCatalog({ directory }: { directory: string }): Promise<Catalog> {
  const file = findUp(directory);
  const [path = '', ...addition] = file ? readFileSync(file, 'utf8').split('\n') : [];
  if (path === 'mistake') throw new UserError('a mistake', { position: { file: 'otel.fake', line: 1, column: 1 } });
  return {
    aspectFiles: [],
    filter: { importPaths: path ? [path] : [], imports: [], everything: false },
    files: file ? [file] : [],
    addition: addition.join('\n'),
  };
}

function findUp(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, 'otel.fake'))) return join(at, 'otel.fake');
    if (existsSync(join(at, 'go.mod')) || at === dirname(at)) return undefined;
  }
}
