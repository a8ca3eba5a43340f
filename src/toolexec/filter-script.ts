// What the launcher must know of a plan, as the assignments that it sources.
import type { PackageFilter } from '../weave/contract.ts';
import { filtersAreOn } from '../weave/filters.ts';
import { shellQuoted } from './shell-quoted.ts';

/**
 * Lists are separated by blanks, which no import path can hold; words by newlines, as grep takes them. `mainModules` are
 * the paths of the main modules; undefined: not known.
 */
export function filterScript(filter: PackageFilter, digest: string, cliFile: string, mainModules: readonly string[] | undefined): string {
  const everything = filter.everything || !filtersAreOn();
  const { globs = [], words = [], modules } = filter;
  const ofMain = modules === 'main' ? (mainModules ?? []).flatMap((path) => [path, `${path}_test`, `${path}/**`]).concat('command-line-arguments*') : [];
  const values: Record<string, string> = {
    digest,
    node: process.execPath,
    cli: cliFile,
    everything: everything ? '1' : '',
    paths: filter.importPaths.join(' '),
    imports: filter.imports.join(' '),
    patterns: [...new Set([...globs, ...ofMain].map(shellPattern))].join(' '),
    words: words.join('\n'),
    modules: modules === 'any' || (modules === 'main' && !mainModules) ? '1' : '',
  };
  return Object.entries(values)
    .map(([name, value]) => `otelts_${name}=${shellQuoted(value)}\n`)
    .join('');
}

/** Of a glob, never narrower: in a shell's pattern `*` crosses slashes, and a class is one of bytes in some locales. */
export function shellPattern(glob: string): string {
  return glob
    .replace(/\/\*\*\/|\*\*\/|\/\*\*|\*+|\?|\[[!^]?\]?[^\]]*\]|[^\w.\/~+@-]/g, '*')
    .replace(/\*+/g, '*');
}
