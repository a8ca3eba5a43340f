// What files import, for a package whose import configuration is not known.
import { importSpecs } from '../golang/imports.ts';
import { parseGo } from '../golang/parse.ts';
import { readSource } from './read-file.ts';

/** With --out there is no go command to ask: the compiler is going to be offered what the files name. */
export async function importsOfFiles(paths: readonly string[]): Promise<Set<string>> {
  const imports = new Set<string>();
  for (const path of paths) {
    const { tree } = await parseGo(readSource(path) ?? '');
    for (const { path: imported } of importSpecs(tree.rootNode)) imports.add(imported);
    tree.delete();
  }
  return imports;
}
