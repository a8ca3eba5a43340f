// What the launcher must know of a plan, as the assignments that it sources.
import type { PackageFilter } from '../weave/contract.ts';
import { shellQuoted } from './shell-quoted.ts';

/** Lists are separated by blanks, which no import path can hold. */
export function filterScript(filter: PackageFilter, digest: string, cliFile: string): string {
  const everything = filter.everything || process.env.OTEL_TS_FILTER === 'off';
  const values: Record<string, string> = {
    digest,
    node: process.execPath,
    cli: cliFile,
    everything: everything ? '1' : '',
    paths: filter.importPaths.join(' '),
    imports: filter.imports.join(' '),
  };
  return Object.entries(values)
    .map(([name, value]) => `otelts_${name}=${shellQuoted(value)}\n`)
    .join('');
}
