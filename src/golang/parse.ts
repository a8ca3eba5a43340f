// Go source to a syntax tree whose offsets are those of the source, UTF-16 units.
import type { Node, Tree } from 'web-tree-sitter';
import { goParser } from './grammar.ts';

export interface ParsedGo {
  tree: Tree;
  /** The first place that the parser could not read; its tree must not be woven. */
  error: Node | undefined;
}

/** How many tokens of one file are tried; GOROOT needs at most 3. */
const MASK_ATTEMPTS = 64;

/**
 * Parses, and works around what the grammar cannot read although Go can: `new(expr)` (Go 1.26) and a shadowed
 * `make`. The grammar expects a type behind both, so one such name at a time is masked by an ordinary one of the
 * same length, in the parsed copy only, for as long as that moves the first error away. Masking all of them would
 * break `new([]int)`.
 */
export async function parseGo(source: string): Promise<ParsedGo> {
  const parser = await goParser();
  const parse = (text: string): ParsedGo => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('tree-sitter gave no tree');
    return { tree, error: tree.rootNode.hasError ? firstError(tree.rootNode) : undefined };
  };
  let text = source;
  let best = parse(text);
  for (let attempts = 0; best.error && attempts < MASK_ATTEMPTS; ) {
    const reach = best.error.endIndex;
    let improved = false;
    for (const at of namesBefore(text, reach)) {
      if (++attempts > MASK_ATTEMPTS) break;
      const masked = `${text.slice(0, at)}_${text.slice(at + 1)}`;
      const parsed = parse(masked);
      if (!parsed.error || parsed.error.startIndex > best.error.startIndex) {
        best.tree.delete();
        [best, text, improved] = [parsed, masked, true];
        break;
      }
      parsed.tree.delete();
    }
    if (!improved) break;
  }
  return best;
}

/** Offsets of `new(` and `make(` up to `reach`, the nearest first. */
function namesBefore(text: string, reach: number): number[] {
  const found: number[] = [];
  for (const match of text.slice(0, reach).matchAll(/\b(?:new|make)\s*\(/g)) found.push(match.index);
  return found.reverse().slice(0, 8);
}

/** The first node that the grammar could not read, or that it had to invent; `node` must have one. */
export function firstError(node: Node): Node {
  for (const child of node.children) {
    if (child && (child.isError || child.isMissing)) return child;
    if (child?.hasError) return firstError(child);
  }
  return node;
}
