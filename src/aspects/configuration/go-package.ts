// Aspects in a Go package: a directory of a module that the build list has already. Nothing is downloaded for them.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../errors.ts';
import { fail } from '../yaml.ts';
import { aspectsIn } from './aspect-directory.ts';
import { workspaceRoot } from './locate.ts';
import type { Entry } from './read.ts';
import type { Source, Sources } from './sources.ts';

/** undefined where no module of the build list can hold that package. */
export async function goPackage({ text: importPath, value }: Entry, sources: Sources): Promise<Source[] | undefined> {
  sources.searched.more = true;
  const directory = sources.goPackages.get(importPath) ?? (await directoryOf(importPath, sources.root));
  if (directory === undefined) return undefined;
  sources.goPackages.set(importPath, directory);
  const found = aspectsIn({ path: directory, name: importPath });
  return found.length > 0 ? found : fail(value, `extends: the Go package ${importPath} holds no *.aspect.yml`);
}

async function directoryOf(importPath: string, root: string): Promise<string | undefined> {
  // `go mod vendor` copies them with the package; the module itself need not be in the module cache then.
  const vendored = [root, workspaceRoot(root) ?? root].map((at) => join(at, 'vendor', importPath)).find((each) => existsSync(each));
  if (vendored) return vendored;
  for (const [module, directory] of await modules(prefixes(importPath), root)) {
    const inside = join(directory, importPath.slice(module.length));
    if (existsSync(inside)) return inside;
  }
  return undefined;
}

/** The longest first, as import paths are resolved. */
function prefixes(importPath: string): string[] {
  const parts = importPath.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** Those that are in the build list, with the directories that hold them. */
async function modules(paths: readonly string[], root: string): Promise<[path: string, directory: string][]> {
  // -e: the prefixes that are no modules are no errors.
  const args = ['list', '-m', '-e', '-f', '{{.Path}}\t{{.Dir}}', ...paths];
  // Of GOFLAGS only what changes which modules there are: -mod=mod would write go.mod.
  const modfile = /(?:^|\s)--?modfile=\S+/.exec(process.env.GOFLAGS ?? '')?.[0] ?? '';
  const env = { ...process.env, GOFLAGS: `-mod=readonly${modfile}`, GOPROXY: 'off' };
  const { stdout } = await promisify(execFile)('go', args, { cwd: root, env }).catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    if (error.code === 'ENOENT') throw new UserError('go is not in PATH', { hint: 'it is needed to find the Go packages that otel-ts.yml extends' });
    throw new UserError(`go list -m: ${error.stderr?.trim() || error.message}`);
  });
  const lines = stdout.split('\n').map((line) => line.split('\t'));
  return lines.flatMap(([path, directory]) => (path && directory ? [[path, directory] as [string, string]] : []));
}
