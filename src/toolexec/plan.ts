// The plan of a build: made once before it, read by every tool call. A directory with `filter.sh` for the launcher
// and `plan.json` for Node.
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Catalog, CatalogOptions } from '../aspects/catalog.ts';
import { environmentAspects } from '../aspects/configuration/environment.ts';
import type { PackageBound } from '../aspects/model.ts';
import type { PlannedFile } from '../aspects/planned.ts';
import { UserError } from '../errors.ts';
import { isUnwritable } from './atomic-write.ts';
import { cacheDirectories, cacheDirectory } from './cache-directory.ts';
import { aspectsDigest, digestsOf, hash } from './digest.ts';
import { filterScript } from './filter-script.ts';
import { importsDigest } from './imports-digest.ts';
import { findInstallation } from './installation.ts';
import { knownFile, knownPlan, notePlan } from './known-plan.ts';
import { mainModules } from './main-modules.ts';
import { searchedNames } from './plan-inputs.ts';
import { isStrict } from './strict.ts';
import { hasLinks } from './woven-archives.ts';

export interface Plan {
  /** `<cache>/plans/<digest>/<hash of the go command's directory>`. */
  location: string;
  digest: string;
  aspects: string;
  /** Where the go command runs. */
  directory: string;
  catalog: CatalogOptions;
  /** What a tool call that weaves loads its part of; undefined: the whole catalogue, anew. */
  files?: PlannedFile[] | undefined;
  /** Whether any advice names packages to link. */
  links: boolean;
  /** Notices are errors. */
  strict: boolean;
}

/**
 * Throws UserError for a mistake in an aspect file or in configuration. `directory` is where the go command runs;
 * `given` are the files of --aspects, absolute, which come after those of OTEL_TS_ASPECTS; `goArgs` is what stands
 * behind `go`.
 */
export async function makePlan(directory: string, given: readonly string[] = [], goArgs: readonly string[] = []): Promise<Plan> {
  const since = Date.now();
  const installation = findInstallation();
  const at = realpathSync(directory);
  const existence = searchedNames(at);
  const options: CatalogOptions = { directory: at, aspects: [...environmentAspects(at), ...given] };
  const catalog = await loadCatalogOf(options);
  const { whole: own, aspects } = digestsOf(installation, catalog, at);
  const imported = importsDigest(catalog, at);
  const strict = isStrict();
  const whole = imported === '' && !strict ? own : hash([own, imported, ...(strict ? ['strict'] : [])]);
  if (catalog.goPackages) options.goPackages = catalog.goPackages;
  const modules = catalog.filter.modules === 'main' ? mainModules(at, goArgs) : undefined;
  const script = filterScript(catalog.filter, whole, join(installation.dist, 'cli.cjs'), modules);
  // One digest can have several directories: a plan of another project, whose aspects may change, is not used.
  const key = hash([JSON.stringify(options), installation.root, process.execPath, script]).slice(0, 12);
  const { plannedFiles } = await import('../aspects/planned.ts');
  const content = { digest: whole, aspects, directory: at, catalog: options, files: plannedFiles(catalog), links: hasLinks(catalog), strict };
  const plan = keep(content, join('plans', whole, key), script);
  planned.set(plan, catalog);
  // What an aspect imports, and which modules are main modules, only the go command can tell.
  if (imported === '' && catalog.filter.modules !== 'main') notePlan(knownFile(cacheDirectory(), at, given), plan.location, catalog, existence, since);
  return plan;
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

/** The plan that `makePlan` made for the same, where nothing has changed since; cheaper, and never another one. */
export function planAgain(directory: string, given: readonly string[] = []): Plan | undefined {
  const location = knownPlan(knownFile(cacheDirectory(), realpathSync(directory), given));
  return location === undefined ? undefined : readPlan(location);
}

export function readPlan(location: string): Plan | undefined {
  try {
    return { ...(JSON.parse(readFileSync(join(location, 'plan.json'), 'utf8')) as Omit<Plan, 'location'>), location };
  } catch {
    return undefined;
  }
}

/**
 * At least what of the catalogue has a bound that `allows`: in the process that made the plan the catalogue from then,
 * whatever became of the files. Throws UserError where that has changed since the plan was made, for the tool ID says
 * otherwise.
 */
export async function catalogOfPlan(plan: Plan, allows: (bound: PackageBound) => boolean): Promise<Catalog> {
  const known = planned.get(plan);
  if (known) return known;
  const { changedDuringBuild, loadPlanned } = await import('../aspects/planned.ts');
  if (plan.files) return loadPlanned(plan.files, allows);
  const catalog = await loadCatalogOf(plan.catalog);
  if (aspectsDigest(findInstallation(), catalog, plan.directory) !== plan.aspects) throw changedDuringBuild();
  planned.set(plan, catalog);
  return catalog;
}

const planned = new WeakMap<Plan, Catalog>();

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
