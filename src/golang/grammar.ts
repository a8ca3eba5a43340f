// Loads tree-sitter-go as WASM, once: no compiler, no prebuilt binary, no install script on the user's machine.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

let loading: Promise<Parser> | undefined;
let loaded: Parser | undefined;

/** The Go parser. Trees are the caller's to `delete()` when many files are parsed in one process. */
export function goParser(): Promise<Parser> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Parser> {
  await Parser.init({ locateFile: () => wasmFile('web-tree-sitter', 'web-tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasmFile('tree-sitter-go', 'tree-sitter-go.wasm')));
  loaded = parser;
  return parser;
}

/** The parser once `goParser` has been awaited, for readers that cannot wait. */
export function loadedGoParser(): Parser {
  if (!loaded) throw new Error('the Go grammar is not loaded yet');
  return loaded;
}

/** The build puts both files beside the bundle; in a checkout they are in node_modules. */
function wasmFile(packageName: string, file: string): string {
  const bundled = join(import.meta.dirname, file);
  return existsSync(bundled) ? bundled : createRequire(import.meta.url).resolve(`${packageName}/${file}`);
}
