// package-name: everything inside packages whose package clause gives this name, such as `main`.
import { fail, readString } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readPackageName: JoinPointReader = (value) => {
  const name = readString(value, 'package-name');
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) fail(value, `package-name: "${name}" is no Go identifier`, 'import-path takes paths');
  return {
    key: 'package-name',
    kinds: undefined,
    words: undefined,
    bound: { importPaths: [], imports: [], words: [name] },
    matches: (candidate) => candidate.file.packageName === name,
  };
};
