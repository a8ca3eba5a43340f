// Names that stand in rendered code for pieces of the user's source, so that what a template wrote itself can be
// told from what it only passed on.
import type { Node } from 'web-tree-sitter';

/** A piece of the program: the node itself, or a name that the function editor gave. */
export type Marked = { node: Node } | { name: string };

const MARK = /otelts_mark_(\d+)_/g;

export class Marks {
  readonly #marked: Marked[] = [];
  /** Names that code of the template's own could mean. */
  readonly #aliases: ReadonlySet<string>;

  constructor(aliases: Iterable<string>) {
    this.#aliases = new Set(aliases);
  }

  node(node: Node): string {
    return this.#add({ node });
  }

  /** The user's name itself, unless an import of the template is called the same. */
  name(name: string): string {
    return this.#aliases.has(name) ? this.#add({ name }) : name;
  }

  get empty(): boolean {
    return this.#marked.length === 0;
  }

  at(mark: string): Marked | undefined {
    return this.#marked[Number(/\d+/.exec(mark)?.[0])];
  }

  replace(text: string, use: (marked: Marked, offset: number) => string): string {
    return text.replace(MARK, (whole, index: string, offset: number) => {
      const marked = this.#marked[Number(index)];
      return marked ? use(marked, offset) : whole;
    });
  }

  /** Texts and what stands between them, in turn. */
  split(text: string): { texts: string[]; between: Marked[] } {
    const between: Marked[] = [];
    const cut = this.replace(text, (marked) => {
      between.push(marked);
      return '\u0001';
    });
    return { texts: cut.split('\u0001'), between };
  }

  #add(marked: Marked): string {
    return `otelts_mark_${this.#marked.push(marked) - 1}_`;
  }
}
