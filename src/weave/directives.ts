// Directives in a program's own source: `//otel:span` and `//otel:ignore` become aspects of the one place each.
import type { Node } from 'web-tree-sitter';
import type { Aspect } from '../aspects/model.ts';
import type { Position } from '../errors.ts';
import type { RefusedValue, WeaveRequest } from './contract.ts';
import { commentOfFunction, type DirectiveFunction } from './directives-function.ts';
import { isIgnored, suppressionOf } from './directives-ignore.ts';
import { spanOf } from './directives-span.ts';
import type { FileEditor } from './edit.ts';
import type { PackageEditor } from './package-editor.ts';

const FUNCTIONS = ['function_declaration', 'method_declaration', 'func_literal'];

/** Whether a file's text can hold directives that are woven; those of dependencies are their authors' business. */
export function hasDirectives(source: string | undefined, { module }: WeaveRequest): boolean {
  return module !== 'std' && module?.main !== false && source !== undefined && source.includes('//otel:');
}

export function directiveAspects(editor: FileEditor, packageEditor: PackageEditor, refused: readonly RefusedValue[] = []): Aspect[] {
  const { file } = editor;
  const { notices } = packageEditor;
  const place = (offset: number): Position => {
    const { file: path, line, column } = editor.place(offset);
    return { file: path, line, column: column || 1 };
  };
  const report = (message: string, offset: number): void => void notices.push({ code: 'directive', message: `//otel:span: ${message}`, ...place(offset) });
  const reads = (start: Position, length: number): string | undefined => {
    const known = refused.find((value) => value.file === start.file && value.line === start.line && value.column === start.column);
    if (!known) packageEditor.directiveValues.push({ ...start, endColumn: start.column + length });
    return known?.message;
  };
  const used = new Set<number>();
  const aspects = file.root.descendantsOfType(FUNCTIONS).flatMap((node): Aspect[] => {
    const body = node?.childForFieldName('body');
    if (!node || !body) return [];
    const fn: DirectiveFunction = { node, body, file, place };
    const comment = commentOfFunction(node, 'otel:span');
    if (comment) used.add(comment.id);
    const suppression = suppressionOf(fn);
    if (suppression || !comment || isIgnored(node)) return suppression ? [suppression] : [];
    return [spanOf(fn, comment, { report, reads })];
  });
  for (const comment of commentsOf(file.root)) {
    const name = /^\/\/otel:(\S*)/.exec(comment.text)?.[1];
    const offset = comment.startIndex;
    if (name === 'span' && !used.has(comment.id)) report('it stands right above no function with a body', offset);
    if (name !== undefined && name !== 'span' && name !== 'ignore') {
      notices.push({ code: 'directive', message: `//otel:${name} is none; there are //otel:span and //otel:ignore`, ...place(offset) });
    }
  }
  return aspects;
}

function commentsOf(root: Node): Node[] {
  return root.descendantsOfType('comment').filter((node): node is Node => node !== null);
}
