// Weaves what aspects inject: a function that inject-declarations adds as `otelts_…` can be named by aspects of the
// same file, so that telemetry around code of our own is said in the same words as around the program's.
import type { Aspect, GoFile } from '../aspects/model.ts';
import { loadedGoParser } from '../golang/grammar.ts';
import { importsOf } from '../golang/imports.ts';
import { FileEditor } from './edit.ts';
import type { PackageEditor } from './package-editor.ts';
import { weaveFile } from './weave-file.ts';

/** Whether it names a function of ours: no file of the program's has a place for it. */
export function isForDeclarations({ joinPoint: { words } }: Aspect): boolean {
  return words?.some((word) => word.startsWith('otelts_')) ?? false;
}

export function weaveDeclarations(aspects: readonly Aspect[], packageEditor: PackageEditor, importPath: string): void {
  for (const [name, { text, aspectFile }] of packageEditor.declared) {
    const functions = new Set([...text.matchAll(/^func (?:\([^)]*\) )?(otelts_\w+)/gm)].map(([, own]) => own));
    const own = aspects.filter(({ file, joinPoint: { words } }) => file.name === aspectFile && words?.some((word) => functions.has(word)));
    if (own.length > 0) packageEditor.redeclare(name, woven(name, text, own, packageEditor, importPath));
  }
}

function woven(path: string, source: string, aspects: readonly Aspect[], packageEditor: PackageEditor, importPath: string): string {
  const tree = loadedGoParser().parse(source);
  if (!tree) throw new Error('tree-sitter gave no tree');
  try {
    const root = tree.rootNode;
    const file: GoFile = { path, source, root, importPath, packageName: packageEditor.packageName, imports: importsOf(root) };
    const editor = new FileEditor(file);
    weaveFile(aspects, editor, packageEditor, undefined);
    return editor.changed ? editor.toString() : source;
  } finally {
    tree.delete();
  }
}
