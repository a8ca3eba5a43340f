// What tests of configuration share: a module in a temporary directory, and its catalogue told in short words.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { type CatalogOptions, loadCatalog } from '../catalog.ts';
import { qualifiedId } from './identity.ts';

/** An aspect file; an id may be followed by more of its aspect. */
export function aspects(name: string, ...ids: string[]): string {
  const each = ids.map((id) => `  - id: ${id}\n    join-point: { import-path: ${name} }\n    advice: []\n`);
  return `meta: { name: ${name}, description: for tests }\naspects:\n${each.join('')}`;
}

const modules: string[] = [];
process.on('exit', () => modules.forEach((root) => rmSync(root, { recursive: true, force: true })));

/** Files by name below a new directory, with a go.mod; returns the directory. */
export function moduleOf(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'otel-ts-configuration-')));
  modules.push(root);
  for (const [name, text] of Object.entries({ 'go.mod': 'module example.com/shop\n\ngo 1.26\n', ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** The ids that take part, with the file that each is from, in their order; the shipped ones only where `shipped` says. */
export async function idsOf(directory: string, options: Partial<CatalogOptions> & { shipped?: boolean } = {}): Promise<string[]> {
  const { shipped = false, ...rest } = options;
  const { aspectFiles } = await loadCatalog({ directory, aspects: [], ...rest });
  const wanted = aspectFiles.filter((file) => shipped || !file.path.startsWith(join(import.meta.dirname, '../../../aspects')));
  return wanted.flatMap((file) => file.aspects.map((aspect) => `${qualifiedId(aspect)} ${file.name}`));
}

/** What the user is told; `none` where everything is right. */
export async function complaint(directory: string, options: Partial<CatalogOptions> = {}): Promise<string> {
  try {
    await loadCatalog({ directory, aspects: [], ...options });
    return 'none';
  } catch (error) {
    if (error instanceof UserError) return `${error.exitCode} ${error.format().replace(/^otel-ts: /, '')}`;
    throw error;
  }
}
