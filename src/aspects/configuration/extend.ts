// One word of `extends`: a file or directory beside, an npm package, a Go package.
import { statSync } from 'node:fs';
import { fail } from '../yaml.ts';
import { aspectsIn } from './aspect-directory.ts';
import { besides } from './file-glob.ts';
import { goPackage } from './go-package.ts';
import { npmPackage } from './npm-package.ts';
import type { Entry } from './read.ts';
import type { Source, Sources } from './sources.ts';

/** The files that `entry` stands for in `within`. */
export async function extended(entry: Entry, within: Source, sources: Sources): Promise<Source[]> {
  const { text, value } = entry;
  if (/^\.{1,2}([\\/]|$)/.test(text)) return beside(entry, within, sources);
  if (/^([\\/]|[A-Za-z]:)/.test(text)) return fail(value, `extends: "${text}" must be relative`, 'other machines have other directories');
  const npm = isNpmName(text) ? await npmPackage(entry, within, sources) : undefined;
  const found = npm ?? (text.startsWith('@') ? undefined : await goPackage(entry, sources));
  return found ?? fail(value, `extends: ${missing(text)}`, advice(text));
}

function beside({ text, value }: Entry, within: Source, { searched }: Sources): Source[] {
  const source = besides(within, text);
  const status = statSync(source.path, { throwIfNoEntry: false });
  if (!status) return fail(value, `extends: ${source.name} cannot be read: there is no such file`, `it is relative to ${within.name}`);
  if (text.endsWith('.go')) return fail(value, `extends: ${source.name} is Go, not YAML`, 'name the packages that it imports, one by one');
  if (!status.isDirectory()) return [source];
  searched.directories.add(source.path);
  const found = aspectsIn(source);
  return found.length > 0 ? found : fail(value, `extends: the directory ${text} holds no *.aspect.yml`);
}

/** Go's import paths never begin with @, and npm's names have no other slash. */
function isNpmName(text: string): boolean {
  return /^(@[^/]+\/)?[^/@]+$/.test(text);
}

function missing(text: string): string {
  if (text.startsWith('@')) return `the npm package ${text} is not installed`;
  return isNpmName(text) ? `${text} is neither an installed npm package nor a Go package of the build list` : `no module of the build list holds the Go package ${text}`;
}

function advice(text: string): string {
  if (/\.ya?ml$/.test(text)) return `a file is written "./${text}"`;
  if (text.startsWith('@')) return `npm install ${text}`;
  return isNpmName(text) ? `npm install ${text}, or go get -tool the module that holds it` : `go get ${text}, or go mod download where go.mod has it`;
}
