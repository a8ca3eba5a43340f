// The go command's import configuration: which archive stands for which import path (`packagefile`), and the other
// lines (`importmap`, `packageshlib`, `modinfo`), which are kept as they are.

export interface ImportConfig {
  /** Import path → archive. */
  archives: ReadonlyMap<string, string>;
  /** Import path as written → import path that is meant (vendored packages of the standard library). */
  importMap: ReadonlyMap<string, string>;
  /** Import paths that come from a shared library (`-linkshared`). */
  shared: ReadonlySet<string>;
}

export function parseImportConfig(text: string): ImportConfig {
  const archives = new Map<string, string>();
  const importMap = new Map<string, string>();
  const shared = new Set<string>();
  for (const line of text.split('\n')) {
    const match = /^\s*(packagefile|importmap|packageshlib)\s+([^=]+)=(.*)$/.exec(line);
    if (!match) continue;
    const [, verb, path = '', value = ''] = match;
    if (verb === 'packagefile') archives.set(path, value);
    else if (verb === 'importmap') importMap.set(path, value);
    else shared.add(path);
  }
  return { archives, importMap, shared };
}

/** The text with lines for those archives that it lacks: what the go command chose itself always wins. */
export function addArchives(text: string, archives: Iterable<readonly [string, string]>): string {
  const present = parseImportConfig(text);
  const missing: string[] = [];
  for (const [path, archive] of archives) {
    if (!present.archives.has(path) && !present.shared.has(path)) missing.push(`packagefile ${path}=${archive}\n`);
  }
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return text + separator + missing.join('');
}
