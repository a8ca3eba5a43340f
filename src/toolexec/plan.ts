// The plan of a build: made once before it, read by every tool call. A directory with `filter.sh` for the launcher
// and `plan.json` for Node.
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Catalog, CatalogOptions } from '../aspects/catalog.ts';
import { environmentAspects } from '../aspects/configuration/environment.ts';
import { isUnwritable } from './atomic-write.ts';
import { cacheDirectories, cacheDirectory } from './cache-directory.ts';
import { aspectsDigest, digestsOf, hash } from './digest.ts';
import { filterScript } from './filter-script.ts';
import { importsDigest } from './imports-digest.ts';
import { findInstallation } from './installation.ts';
import { isStrict } from './strict.ts';

export interface Plan {
  /** `<cache>/plans/<digest>/<hash of the go command's directory>`. */
  location: string;
  digest: string;
  aspects: string;
  /** Where the go command runs. */
  directory: string;
  /** What the catalogue is loaded from again, in each tool call that weaves. */
  catalog: CatalogOptions;
  /** Notices are errors. */
  strict: boolean;
}

/**
 * Throws UserError for a mistake in an aspect file or in configuration. `directory` is where the go command runs;
 * `given` are the files of --aspects, absolute, which come after those of OTEL_TS_ASPECTS.
 */
export async function makePlan(directory: string, given: readonly string[] = []): Promise<Plan> {
  const installation = findInstallation();
  const at = realpathSync(directory);
  const options: CatalogOptions = { directory: at, aspects: [...environmentAspects(at), ...given] };
  const catalog = await loadCatalogOf(options);
  const { whole: own, aspects } = digestsOf(installation, catalog, at);
  const imported = importsDigest(catalog, at);
  const strict = isStrict();
  const whole = imported === '' && !strict ? own : hash([own, imported, ...(strict ? ['strict'] : [])]);
  if (catalog.goPackages) options.goPackages = catalog.goPackages;
  // One digest can have several directories: a plan of another project, whose aspects may change, is not used.
  const key = hash([JSON.stringify(options), installation.root, process.execPath]).slice(0, 12);
  const script = filterScript(catalog.filter, whole, join(installation.dist, 'cli.js'));
  return keep({ digest: whole, aspects, directory: at, catalog: options, strict }, join('plans', whole, key), script);
}

/** In the first cache directory that has room for it. */
function keep(content: Omit<Plan, 'location'>, name: string, script: string): Plan {
  let full: unknown;
  for (const directory of cacheDirectories()) {
    const plan: Plan = { ...content, location: join(directory, name) };
    try {
      writePlan(plan, script);
      return plan;
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      full = error;
    }
  }
  if (full) throw new UserError(`no cache directory has room for a plan: ${(full as Error).message}`, { hint: 'set OTEL_TS_CACHE to a directory' });
  return { ...content, location: join(cacheDirectory(), name) };
}

export function readPlan(location: string): Plan | undefined {
  try {
    return { ...(JSON.parse(readFileSync(join(location, 'plan.json'), 'utf8')) as Omit<Plan, 'location'>), location };
  } catch {
    return undefined;
  }
}

/** The catalogue that the plan was made from; an error when it has changed since, for the tool ID says otherwise. */
export async function catalogOfPlan(plan: Plan): Promise<Catalog> {
  const catalog = await loadCatalogOf(plan.catalog);
  if (aspectsDigest(findInstallation(), catalog, plan.directory) === plan.aspects) return catalog;
  throw new UserError('an aspect file or otel-ts.yml changed during the build', { hint: 'run the build again' });
}

async function loadCatalogOf(options: CatalogOptions): Promise<Catalog> {
  const { loadCatalog } = await import('../aspects/catalog.ts');
  return loadCatalog(options);
}

function writePlan(plan: Plan, script: string): void {
  if (existsSync(join(plan.location, 'plan.json'))) return;
  const parent = dirname(plan.location);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const temporary = join(parent, `.${basename(plan.location)}.${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  try {
    mkdirSync(temporary, { mode: 0o700 });
    const { location: _, ...content } = plan;
    writeFileSync(join(temporary, 'plan.json'), `${JSON.stringify(content)}\n`);
    writeFileSync(join(temporary, 'filter.sh'), script);
    renameSync(temporary, plan.location);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (isUnwritable(error)) throw error;
    // Another call was first, with the same content.
    if (!existsSync(join(plan.location, 'plan.json'))) throw new Error(`${plan.location} cannot be written`);
  }
}
