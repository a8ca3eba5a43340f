// Follows configuration to everything that it names: one layer a file, on top of the layers of what it extends.
import { fail, parseYaml, type YamlValue } from '../yaml.ts';
import { readAspectFile } from '../load.ts';
import type { AspectFile } from '../model.ts';
import { extended } from './extend.ts';
import { filesNamed } from './file-glob.ts';
import type { Layer } from './layers.ts';
import { type Configuration, type Entry, isConfiguration, readConfiguration, readEntries } from './read.ts';
import { readSource, type Source, type Sources } from './sources.ts';

/** What is being read, the outermost first: what `extends` may not come back to. */
type Chain = readonly Source[];

/** A configuration file and all below it; `base` is what everything stands on. */
export async function configurationLayer(source: Source, base: readonly Layer[], sources: Sources): Promise<Layer> {
  const text = await readSource(sources, source);
  // Comments alone: nothing is configured yet.
  if (text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))) return { files: [], below: [...base], own: true };
  const root = parseYaml(source.name, text);
  if (!isConfiguration(root)) fail(root, `${source.name} is configuration, this is an aspect file`, 'name it under "aspects" instead');
  return { ...(await layerOf(readConfiguration(root), source, base, sources, [source])), own: true };
}

/** Aspect files and what they extend, as one layer. */
export async function aspectsLayer(files: readonly Source[], base: readonly Layer[], sources: Sources): Promise<Layer> {
  const loaded = await inOrder(files, (file) => aspectFile(file, base, sources, []));
  return { files: loaded.map(({ file }) => file), below: [...base, ...loaded.flatMap(({ below }) => below)], own: true };
}

async function layerOf(configuration: Configuration, source: Source, base: readonly Layer[], sources: Sources, chain: Chain): Promise<Layer> {
  const below = await extensions(configuration.extends, source, base, sources, chain);
  sources.configurations.push(configuration);
  const named = await inOrder(configuration.aspects, async (entry) => {
    const files = await filesNamed(entry, source, 'aspects', sources.searched);
    return inOrder(files, (file) => aspectFile(file, base, sources, chain, entry.value));
  });
  const own = named.flat();
  return { files: own.map(({ file }) => file), below: [...base, ...below, ...own.flatMap((each) => each.below)], own: false };
}

async function extensions(entries: readonly Entry[], within: Source, base: readonly Layer[], sources: Sources, chain: Chain): Promise<Layer[]> {
  const layers = await inOrder(entries, async (entry) => {
    const files = await extended(entry, within, sources);
    return inOrder(files, (file) => extensionLayer(file, base, sources, chain, entry.value));
  });
  return layers.flat();
}

async function extensionLayer(source: Source, base: readonly Layer[], sources: Sources, chain: Chain, from: YamlValue): Promise<Layer> {
  const known = sources.layers.get(source.path);
  if (known) return known;
  const root = await parseOnce(source, sources, chain, from);
  const layer = isConfiguration(root)
    ? await layerOf(readConfiguration(root), source, base, sources, [...chain, source])
    : alone(await aspectFile(source, base, sources, chain, from), base);
  sources.layers.set(source.path, layer);
  return layer;
}

function alone({ file, below }: { file: AspectFile; below: Layer[] }, base: readonly Layer[]): Layer {
  return { files: [file], below: [...base, ...below], own: false };
}

async function aspectFile(source: Source, base: readonly Layer[], sources: Sources, chain: Chain, from?: YamlValue) {
  const known = sources.files.get(source.path);
  if (known) return known;
  const root = await parseOnce(source, sources, chain, from);
  const { file, extends: list } = readAspectFile(root, source.path, source.name);
  const below = await extensions(readEntries(list, 'extends'), source, base, sources, [...chain, source]);
  const result = { file, below };
  sources.files.set(source.path, result);
  return result;
}

async function parseOnce(source: Source, sources: Sources, chain: Chain, from?: YamlValue): Promise<YamlValue> {
  const at = chain.findIndex(({ path }) => path === source.path);
  if (from && at >= 0) {
    fail(from, `extends: a cycle: ${[...chain.slice(at), source].map(({ name }) => name).join(' → ')}`, 'take one of them out');
  }
  return parseYaml(source.name, await readSource(sources, source, from));
}

/** One after the other: errors and layers come in the order of the file. */
async function inOrder<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
