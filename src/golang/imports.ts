// The import table of a Go file: which name stands for which package.
import type { Node } from 'web-tree-sitter';

export interface Imports {
  /** Name in the file → import path. A package's own name is guessed from its path where no alias is given. */
  byName: ReadonlyMap<string, string>;
  /** Import paths of `import . "x"`. */
  dot: readonly string[];
}

export function importsOf(root: Node): Imports {
  const byName = new Map<string, string>();
  const dot: string[] = [];
  for (const { name, path } of importSpecs(root)) {
    if (name === '.') dot.push(path);
    else if (name !== '_') byName.set(name ?? packageNameOf(path), path);
  }
  return { byName, dot };
}

/** Every import of a file, the blank ones too. */
export function importSpecs(root: Node): { name: string | undefined; path: string }[] {
  const specs = headOf(root).flatMap((node) => (node.type === 'import_declaration' ? node.descendantsOfType('import_spec') : []));
  return specs.flatMap((spec) => {
    const path = spec?.childForFieldName('path')?.text.slice(1, -1);
    return path ? [{ name: spec?.childForFieldName('name')?.text, path }] : [];
  });
}

/** What stands in front of a file's declarations: its package clause and imports. A walk of the whole tree costs. */
export function headOf(root: Node): Node[] {
  const head: Node[] = [];
  for (let node = root.namedChild(0); node; node = node.nextNamedSibling) {
    if (node.type === 'package_clause' || node.type === 'import_declaration') head.push(node);
    else if (node.type !== 'comment') break;
  }
  return head;
}

/** What Go programmers expect a path's package to be called: the last element, without `/v2`, `.v2`, `go-`, `-go`. */
export function packageNameOf(path: string): string {
  const parts = path.split('/');
  const last = parts.at(-1) ?? path;
  const element = /^v\d+$/.test(last) && parts.length > 1 ? (parts.at(-2) ?? last) : last;
  return element.replace(/\.v\d+$/, '').replace(/^go-|-go$|\.go$/g, '').replace(/-/g, '_');
}
