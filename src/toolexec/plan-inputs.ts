// What a plan depends on, as far as it can be listed: files, directories whose entries count, and names that were looked for.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import { CONFIGURATION_NAME } from '../aspects/configuration/locate.ts';
import type { Installation } from './installation.ts';

/** Every variable that the catalogue, its names or the filter depend on; the cache's own place is where the plan is. */
export const PLAN_VARIABLES = ['GOWORK', 'OTEL_TS_ASPECTS', 'OTEL_TS_FILTER', 'OTEL_TS_STRICT'] as const;

const SEARCHED_NAMES = ['go.mod', 'go.work', CONFIGURATION_NAME, 'otel-ts.yaml'];

export interface PlanInputs {
  /** Absolute files and directories: a change of any may change the plan. */
  paths: string[];
  /** Absolute → whether it is there. */
  existence: ReadonlyMap<string, boolean>;
}

/** undefined where they are too many to look at before every build, or where only the go command knows them. */
export function inputsOf(installation: Installation, { files, searched }: Catalog, existence: ReadonlyMap<string, boolean>): PlanInputs | undefined {
  if (!searched || searched.more) return undefined;
  const own = [installation.dist, installation.runtime, join(installation.root, 'aspects')].flatMap(allBelow);
  const paths = new Set([installation.launcher, ...own, ...files, ...searched.directories]);
  const absent = [...searched.absent].map((path): [string, boolean] => [path, false]);
  return { paths: [...paths], existence: new Map([...existence, ...absent]) };
}

/** Which of the files are there that decide where configuration is read from (configuration/locate.ts). */
export function searchedNames(directory: string, environment: NodeJS.ProcessEnv = process.env): Map<string, boolean> {
  const { GOWORK = '' } = environment;
  const directories = new Set(isAbsolute(GOWORK) ? [dirname(GOWORK)] : []);
  for (let at = directory; ; at = dirname(at)) {
    directories.add(at);
    if (at === dirname(at)) break;
  }
  const paths = [...directories].flatMap((at) => SEARCHED_NAMES.map((name) => join(at, name)));
  return new Map(paths.map((path) => [path, existsSync(path)]));
}

function allBelow(directory: string): string[] {
  const below = readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? allBelow(path) : [path];
  });
  return [directory, ...below];
}
