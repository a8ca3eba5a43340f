// import-path: everything inside one package, named by its import path.
import { readImportPath } from '../code.ts';
import { isGlob } from '../glob.ts';
import { fail, readString } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readImportPathOf: JoinPointReader = (value) => {
  const text = readString(value, 'import-path');
  if (isGlob(text)) fail(value, `import-path: "${text}" is a glob`, 'package-filter takes globs');
  const path = readImportPath(value, 'import-path');
  return {
    key: 'import-path',
    kinds: undefined,
    words: undefined,
    bound: { importPaths: [path], imports: [] },
    matches: (candidate) => candidate.file.importPath === path,
  };
};
