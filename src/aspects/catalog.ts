// The aspects that a build is led by: the shipped catalogue, and what the user's configuration makes of it.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { PackageFilter } from '../weave/contract.ts';
import { filterOf, unionBounds } from './bounds.ts';
import { aspectsLayer, configurationLayer } from './configuration/collect.ts';
import { environmentAspects } from './configuration/environment.ts';
import { type Layer, mergeLayers } from './configuration/layers.ts';
import { locate } from './configuration/locate.ts';
import type { Entry } from './configuration/read.ts';
import { giveOptions, select } from './configuration/select.ts';
import { newSources, type Searched, type Source } from './configuration/sources.ts';
import { loadAspectFile } from './load.ts';
import type { Aspect, AspectFile } from './model.ts';

export interface Catalog {
  aspectFiles: AspectFile[];
  /** Which packages can match at all. */
  filter: PackageFilter;
  /** Every file that was read, absolute: what the tool ID must cover. */
  files: string[];
  /** What those files are called on every machine. */
  names?: ReadonlyMap<string, string>;
  /** Left out by configuration, with the word of `exclude` that does it; none where `include` does. */
  excluded?: ReadonlyMap<Aspect, Entry | undefined>;
  /** What is replaced → what stands in its place. */
  replaced?: ReadonlyMap<Aspect, Aspect>;
  /** Import path → directory of the Go packages that hold aspects, to be given back in `goPackages`. */
  goPackages?: Readonly<Record<string, string>>;
  /** What loading looked through beyond `files`. */
  searched?: Searched;
}

export interface CatalogOptions {
  /** Where the go command runs. */
  directory: string;
  /** Absolute: what --aspects and OTEL_TS_ASPECTS name; by default the latter. */
  aspects?: readonly string[];
  /** From an earlier catalogue of the same build, so that the go command is not asked again. */
  goPackages?: Readonly<Record<string, string>>;
}

/** Throws UserError for a mistake in an aspect file or in configuration. */
export async function loadCatalog({ directory, aspects = environmentAspects(directory), goPackages }: CatalogOptions): Promise<Catalog> {
  const shipped = await shippedFiles();
  const { root, configurations } = locate(directory);
  const sources = newSources(root, goPackages);
  let top: Layer = { files: shipped, below: [], own: false };
  const own: Layer[] = [];
  for (const path of configurations) own.push((top = await configurationLayer({ path, name: nameBelow(root, path) }, [top], sources)));
  if (aspects.length > 0) {
    const files = aspects.map((path): Source => ({ path, name: nameOfGiven(root, path) }));
    own.push((top = await aspectsLayer(files, [top], sources)));
  }
  const { aspects: merged, replaced } = mergeLayers(top);
  const ownAspects = new Set(own.flatMap(({ files }) => files).flatMap((file) => file.aspects));
  const { kept, excluded } = select(merged, ownAspects, sources.configurations);
  giveOptions(merged, sources.configurations);
  const names = new Map([...shipped.map((file): [string, string] => [file.path, file.name]), ...sources.read]);
  const all = [...shipped, ...filesInOrder(top, shipped)];
  for (const file of all) file.aspects = file.aspects.filter((aspect) => kept.has(aspect));
  const catalog = catalogOf(all.filter((file) => file.aspects.length > 0));
  return { ...catalog, files: [...names.keys()], names, excluded, replaced, goPackages: Object.fromEntries(sources.goPackages), searched: sources.searched };
}

/** What a file extends stands before it: the definitions' order is that of their application. */
function filesInOrder(top: Layer, shipped: readonly AspectFile[]): AspectFile[] {
  const files = new Set<AspectFile>();
  const seen = new Set<Layer>();
  const visit = (layer: Layer): void => {
    if (seen.has(layer)) return;
    seen.add(layer);
    layer.below.forEach(visit);
    for (const file of layer.files) {
      // One that is named again higher up comes as late as it can.
      files.delete(file);
      files.add(file);
    }
  };
  visit(top);
  return [...files].filter((file) => !shipped.includes(file));
}

function nameBelow(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** A file elsewhere on this machine keeps its last name only, or no two machines would build the same. */
function nameOfGiven(root: string, path: string): string {
  const name = nameBelow(root, path);
  return name.startsWith('../') ? basename(path) : name;
}

export function catalogOf(aspectFiles: AspectFile[]): Catalog {
  const bounds = aspectFiles.flatMap((file) => file.aspects.map((aspect) => aspect.joinPoint.bound));
  return { aspectFiles, filter: filterOf(unionBounds(bounds)), files: aspectFiles.map((file) => file.path) };
}

async function shippedFiles(): Promise<AspectFile[]> {
  const directory = shippedDirectory();
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map((name) => loadAspectFile(join(directory, name), `aspects/${name}`)));
}

/** Whether a file is of the catalogue that comes with this package. */
export function isShipped({ path }: AspectFile): boolean {
  return dirname(path) === shippedDirectory();
}

/** `aspects/` of the package, from dist/ as from src/aspects/. */
function shippedDirectory(): string {
  for (let directory = import.meta.dirname; ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'package.json'))) return join(directory, 'aspects');
    if (directory === dirname(directory)) throw new Error('the shipped aspects are missing from this installation');
  }
}
