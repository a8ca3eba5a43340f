// Aspects in an npm package: the files that `"otel-ts": {"aspects": [globs]}` of its package.json names, else `aspects/`.
import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fail, parseYaml, readMapping } from '../yaml.ts';
import { aspectsIn } from './aspect-directory.ts';
import { filesNamed } from './file-glob.ts';
import { type Entry, readEntries } from './read.ts';
import { readSource, type Searched, type Source, type Sources } from './sources.ts';

/** undefined where no such package is installed, as seen from `within`: https://nodejs.org/api/modules.html#loading-from-node_modules-folders */
export async function npmPackage(entry: Entry, within: Source, sources: Sources): Promise<Source[] | undefined> {
  const directory = installed(entry.text, dirname(within.path), sources.searched);
  if (directory === undefined) return undefined;
  const manifest = { path: join(directory, 'package.json'), name: posix.join(entry.text, 'package.json') };
  // JSON is YAML, and so its mistakes have places too.
  const root = readMapping(parseYaml(manifest.name, await readSource(sources, manifest, entry.value)), 'package.json');
  const own = root.get('otel-ts');
  if (own) {
    const globs = readEntries(readMapping(own, 'otel-ts', ['aspects']).get('aspects'), 'aspects');
    return (await Promise.all(globs.map((glob) => filesNamed(glob, manifest, 'aspects', sources.searched)))).flat();
  }
  sources.searched.directories.add(join(directory, 'aspects'));
  const found = aspectsIn({ path: join(directory, 'aspects'), name: posix.join(entry.text, 'aspects') }, /\.ya?ml$/);
  const hint = 'its package.json needs "otel-ts": {"aspects": [globs]}, or it a folder aspects/';
  return found.length > 0 ? found : fail(entry.value, `extends: the npm package ${entry.text} holds no aspects`, hint);
}

function installed(name: string, from: string, searched: Searched): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const directory = join(at, 'node_modules', name);
    if (existsSync(join(directory, 'package.json'))) return directory;
    searched.absent.add(join(directory, 'package.json'));
    if (at === dirname(at)) return undefined;
  }
}
