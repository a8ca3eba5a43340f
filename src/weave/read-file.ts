// Reads and parses one Go file, or says why it must be compiled as it is.
import { readFileSync } from 'node:fs';
import type { GoFile } from '../aspects/model.ts';
import { headOf, importsOf } from '../golang/imports.ts';
import { parseGo } from '../golang/parse.ts';
import { positionsOf } from '../golang/positions.ts';
import type { Notice } from './contract.ts';

/** The text, or undefined where the bytes are no UTF-8: the compiler will say so itself. */
export function readSource(path: string): string | undefined {
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') && !Buffer.from(text).equals(bytes) ? undefined : text;
}

export async function parseFile(path: string, source: string, importPath: string, facts: Partial<GoFile> = {}): Promise<GoFile | Notice> {
  const { tree, error } = await parseGo(source);
  const root = tree.rootNode;
  if (error) {
    const { file, line, column } = positionsOf(path, source, root).logical(error.startIndex);
    tree.delete();
    const message = 'this Go is beyond the parser; the file is compiled as it is, without instrumentation';
    return { code: 'unparsable', message, file, line, column: column ?? 0 };
  }
  const packageName = headOf(root).find((node) => node.type === 'package_clause')?.namedChildren[0]?.text ?? '';
  return { ...facts, path, source, root, importPath, packageName, imports: importsOf(root) };
}

/** The files of one package that were parsed. Their memory is WebAssembly's, which no garbage collector sees. */
export class ParsedFiles {
  readonly #files: GoFile[] = [];

  async parse(...args: Parameters<typeof parseFile>): Promise<GoFile | Notice> {
    const file = await parseFile(...args);
    if (!isNotice(file)) this.#files.push(file);
    return file;
  }

  delete(): void {
    for (const { root } of this.#files) root.tree.delete();
  }
}

export function isNotice(value: GoFile | Notice): value is Notice {
  return 'code' in value;
}
