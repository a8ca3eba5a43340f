// What woven code imports is no part of the go command's own cache key for the packages that it is woven into; so it
// is part of ours. Without this, a package woven against yesterday's version would be served today.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Catalog } from '../aspects/catalog.ts';
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import { parseGoFlags } from '../golang/go-command-line.ts';
import { hash } from './digest.ts';
import { findInstallation } from './installation.ts';

const FORMAT = '{{if not .Standard}}{{.ImportPath}}\t{{with .Module}}{{with .Replace}}{{.Path}}@{{.Version}}{{else}}{{.Path}}@{{.Version}}{{end}}{{end}}\t{{.Dir}}\t{{join .GoFiles "/"}}{{end}}';

/** Empty where no aspect of the user's imports anything; the shipped ones import the standard library alone. */
export function importsDigest(catalog: Catalog, directory: string): string {
  const shipped = join(findInstallation().root, 'aspects') + sep;
  const own = catalog.aspectFiles.filter(({ path }) => !path.startsWith(shipped));
  const paths = new Set(own.flatMap(({ aspects }) => aspects.flatMap(({ advice }) => advice.flatMap(importsOf))));
  if (paths.size === 0) return '';
  const env = { ...process.env, GOPROXY: 'off' };
  // The same modules, without leave to edit go.mod.
  const edits = parseGoFlags(process.env.GOFLAGS ?? '').findLast(({ name }) => name === 'mod')?.value === 'mod';
  const { stdout } = spawnSync('go', ['list', ...(edits ? ['-mod=readonly'] : []), '-e', '-deps', '-f', FORMAT, '--', ...[...paths].sort()], { cwd: directory, env, encoding: 'utf8', maxBuffer: 64 << 20 });
  return hash((stdout ?? '').split('\n').filter(Boolean).sort().map(describe));
}

/** A version says all; files that may change without one are read. */
function describe(line: string): string {
  const [path = '', module = '', directory = '', files = ''] = line.split('\t');
  if (/@v[^@]+$/.test(module)) return `${path} ${module}`;
  const sum = createHash('sha256');
  for (const file of files.split('/').filter(Boolean)) sum.update(`${file}\n`).update(readFileSync(join(directory, file)));
  return `${path} ${sum.digest('hex')}`;
}

function importsOf(advice: AnyAdvice): string[] {
  switch (advice.key) {
    case 'prepend-statements':
    case 'wrap-expression':
    case 'assign-value': return [...advice.code.imports.values()];
    case 'inject-declarations': return [...advice.code.imports.values(), ...advice.links];
    case 'append-args': return [advice.type, ...advice.values].flatMap(({ imports }) => [...imports.values()]);
    case 'add-struct-field': return [...advice.type.imports.values()];
    case 'replace-function': return advice.path === '' ? [] : [advice.path];
    case 'add-blank-import': return [advice.path];
    case 'add-file': return [...advice.code.text.matchAll(/^(?:import\s+|\t| {2,})(?:[\w.]+ )?"([^"\s]+)"$/gm)].map(([, path]) => path as string);
    default: return [];
  }
}
