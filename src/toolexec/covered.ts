// Which packages -coverpkg names: one of the standard library that the runtime has too is compiled otherwise for
// coverage, and a program cannot hold both.
import { join, relative, sep } from 'node:path';
import { flagsOf, type OuterBuild } from './nested-flags.ts';

/** The first of these packages of the standard library that the outer build instruments for coverage. */
export function coveredPackage(outer: OuterBuild, goRoot: string, paths: Iterable<string>): string | undefined {
  const patterns = flagsOf(outer).findLast(({ name }) => name === 'coverpkg' || name === 'test.coverpkg')?.value?.split(',') ?? [];
  const matchers = patterns.filter((pattern) => pattern !== '').map((pattern) => matcher(pattern, outer.directory, goRoot));
  return [...paths].find((path) => matchers.some((matches) => matches(path)));
}

/** As load.MatchPackage of cmd/go (1.26): a relative pattern speaks of directories, and may reach GOROOT from above. */
function matcher(pattern: string, directory: string, goRoot: string): (path: string) => boolean {
  if (pattern === 'all' || pattern === 'std') return () => true;
  if (!/^\.\.?(\/|$)/.test(pattern)) return matchPattern(pattern);
  const fixed = pattern.includes('...') ? pattern.slice(0, pattern.lastIndexOf('/', pattern.indexOf('...'))) : pattern;
  const matches = matchPattern(pattern.slice(fixed.length + 1));
  return (path) => {
    const below = relative(join(directory, fixed), join(goRoot, 'src', path)).split(sep).join('/');
    return below !== '..' && !below.startsWith('../') && matches(below);
  };
}

/** `...` stands for any text; at the end, `/...` for nothing too. */
function matchPattern(pattern: string): (path: string) => boolean {
  const source = pattern.split('...').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  const regexp = new RegExp(`^${source.replace(/\/\.\*$/, '(?:/.*)?')}$`);
  return (path) => regexp.test(path);
}
