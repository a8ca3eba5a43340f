// package-filter: everything inside packages whose import path fits a glob; with `root`, inside the main module,
// whose packages the glob then names as paths below it.
import { isScalar } from 'yaml';
import { globExpression, isGlob, readGlob } from '../glob.ts';
import type { GoFile, JoinPoint, PackageBound, Truth } from '../model.ts';
import { fail, readBoolean, readMapping, resolve, type YamlValue } from '../yaml.ts';

export function readPackageFilter(value: YamlValue): JoinPoint {
  if (isScalar(resolve(value).node)) return packageFilter(readGlob(value, 'package-filter'), false);
  const entries = readMapping(value, 'package-filter', ['root', 'pattern', 'glob']);
  const root = entries.get('root');
  const pattern = entries.get('pattern');
  const glob = entries.get('glob');
  if (pattern && glob) fail(glob, 'package-filter: "glob" and "pattern" are the same; only one is allowed');
  const written = pattern ?? glob;
  const inRoot = root ? readBoolean(root, 'root') : false;
  if (!written && !inRoot) return fail(value, 'package-filter: "pattern" is missing', 'write a glob of import paths, or root: true');
  return packageFilter(written ? readGlob(written, 'pattern') : undefined, inRoot);
}

function packageFilter(pattern: string | undefined, root: boolean): JoinPoint {
  const relative = root || pattern?.startsWith('./') === true;
  const glob = pattern?.replace(/^\.\//, '');
  const expression = glob === undefined ? undefined : globExpression(glob);
  const exact = glob !== undefined && !relative && !isGlob(glob);
  return {
    key: 'package-filter',
    kinds: undefined,
    words: undefined,
    bound: boundOf(relative ? undefined : glob, exact),
    modules: relative,
    matches({ file }) {
      if (!relative) return expression?.test(file.importPath) ?? true;
      const path = pathInMainModule(file);
      return path === undefined || path === false ? path : (expression?.test(path) ?? true);
    },
  };
}

/** `glob` is undefined where it is about the main module. */
function boundOf(glob: string | undefined, exact: boolean): PackageBound {
  if (glob === undefined) return { importPaths: [], imports: [], modules: 'main' };
  return exact ? { importPaths: [glob], imports: [] } : { importPaths: [], imports: [], globs: [glob] };
}

/** The path below the main module, `.` at its root; false for packages of others. */
function pathInMainModule({ module, importPath }: GoFile): string | Exclude<Truth, true> {
  if (module === undefined) return undefined;
  if (module === 'std' || !module.main) return false;
  return importPath === module.path ? '.' : importPath.slice(module.path.length + 1);
}
