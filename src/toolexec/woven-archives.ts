// What a program needs because of woven code in it: asked of the archives themselves, at the link.
import { existsSync } from 'node:fs';
import type { Catalog } from '../aspects/catalog.ts';
import { UserError } from '../errors.ts';
import { carriedBy } from './carried-imports.ts';
import { importArchives } from './import-archives.ts';
import { parseImportConfig } from './importcfg.ts';
import type { OuterBuild } from './nested-flags.ts';
import type { ToolCall } from './tool-call.ts';

/** Import path → archive, of everything that the link lacks. `main` is the archive on the linker's command line. */
export async function wovenArchives(call: ToolCall, outer: OuterBuild, importConfig: string, main: string): Promise<Map<string, string>> {
  const { archives, shared } = parseImportConfig(importConfig);
  const found = new Map<string, string>();
  const known = (path: string): boolean => archives.has(path) || shared.has(path) || found.has(path);
  let unread = [...new Set([...archives.values(), main])];
  // A package that is added may be woven itself.
  while (unread.length > 0) {
    const missing = [...new Set(unread.filter((file) => existsSync(file)).flatMap(wantedBy))].filter((path) => !known(path)).sort();
    if (missing.length === 0) return found;
    const listed = await importArchives(call, outer, '', missing);
    for (const [path, reason] of listed.unavailable) throw new UserError(`woven code of this program needs ${path}: ${reason}`);
    unread = [];
    for (const [path, archive] of listed.archives) {
      if (known(path)) continue;
      found.set(path, archive);
      unread.push(archive);
    }
  }
  return found;
}

function wantedBy(archive: string): string[] {
  const { imports, links } = carriedBy(archive);
  return [...imports, ...links];
}

/** Whether any aspect's advice names packages to link. */
export function hasLinks({ aspectFiles }: Catalog): boolean {
  return aspectFiles.some(({ aspects }) => aspects.some(({ advice }) => advice.some((one) => one.key === 'inject-declarations' && one.links.length > 0)));
}

/** Packages that a program must load for woven code below it: its main package, which nothing imports, imports them. */
export async function linksBelow(call: ToolCall, outer: OuterBuild, imports: readonly string[]): Promise<string[]> {
  const { archives } = await importArchives(call, outer, '', imports);
  return [...archives.values()].flatMap((archive) => carriedBy(archive).links);
}
