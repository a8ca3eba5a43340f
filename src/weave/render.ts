// Templates of code advice to Go for one place. Imports go by names of ours, which nothing of the user's can clash
// with or shadow; only what the template itself wrote is renamed, found by parsing it.
import { AROUND, type CodeKind, type GoTemplate } from '../aspects/go-code.ts';
import type { Code } from '../aspects/code.ts';
import { TemplateError } from '../aspects/template/template.ts';
import { UserError } from '../errors.ts';
import { loadedGoParser } from '../golang/grammar.ts';
import { isShadowed } from '../golang/scopes.ts';
import { type Marked, Marks } from './marks.ts';
import type { Target } from './target.ts';
import { TEMPLATE_FUNCTIONS, templateData } from './template-data.ts';

/** Go code that still has marks where pieces of the user's source belong. */
export interface Rendered {
  text: string;
  marks: Marks;
  /** Offsets of marks that stand in string literals. */
  quoted: ReadonlySet<number>;
}

/** The import names that a file offers: asks for an alias and a path. */
export type Importer = (alias: string, path: string) => string;

export function renderMarked(code: Code, target: Target, importer: Importer): Rendered {
  const marks = new Marks(code.imports.keys());
  const text = execute(code, target, marks);
  for (const [alias, path] of code.imports) if (alias === '_') importer('_', path);
  if (code.imports.size === 0 && (marks.empty || !/["`]/.test(text))) return { text: target.package.uses(text), marks, quoted: new Set() };

  const [before, after] = AROUND[code.kind satisfies CodeKind];
  const root = loadedGoParser().parse(`${before}${text}${after}`)?.rootNode;
  if (!root || root.hasError) {
    throw new UserError('the Go that this template gives does not parse', { position: code.position, hint: text.trim() });
  }
  const names = root.descendantsOfType(['selector_expression', 'qualified_type']).flatMap((node) => {
    const name = node?.childForFieldName(node.type === 'qualified_type' ? 'package' : 'operand');
    return name && code.imports.has(name.text) && /identifier$/.test(name.type) && !isShadowed(name.text, name) ? [name] : [];
  });
  // First all that may fail, then the edits.
  for (const name of names) target.package.require(code.imports.get(name.text) as string);
  if (code.lang) target.package.requireLanguage(code.lang);
  let result = '';
  let at = 0;
  for (const name of names) {
    const start = name.startIndex - before.length;
    result += text.slice(at, start) + importer(name.text, code.imports.get(name.text) as string);
    at = start + name.text.length;
  }
  result += text.slice(at);
  return { text: target.package.uses(result), marks, quoted: quotedMarks(result, before, after) };
}

function quotedMarks(text: string, before: string, after: string): ReadonlySet<number> {
  if (!text.includes('otelts_mark_')) return new Set();
  const strings = loadedGoParser().parse(`${before}${text}${after}`)?.rootNode.descendantsOfType('interpreted_string_literal') ?? [];
  return new Set(strings.flatMap((string) => {
    if (!string) return [];
    return [...string.text.matchAll(/otelts_mark_\d+_/g)].map((match) => string.startIndex + match.index - before.length);
  }));
}

/** With the user's source in place of the marks: for code that stands elsewhere than what it speaks of. */
export function plainText({ text, marks, quoted }: Rendered, print: (marked: Marked) => string): string {
  return marks.replace(text, (marked, offset) => {
    return quoted.has(offset) ? JSON.stringify(sourceOf(marked)).slice(1, -1) : print(marked);
  });
}

/** The user's source as it was. */
export function sourceOf(marked: Marked): string {
  return 'name' in marked ? marked.name : marked.node.text;
}

export function execute(code: GoTemplate, target: Target, marks: Marks): string {
  const { node, fn, file, fields, aspect } = target;
  try {
    const data = { ...templateData({ node, file: file.file, fn, marks, options: aspect.options }), ...fields };
    return code.template.execute(data, TEMPLATE_FUNCTIONS);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { file: name, line, column } = code.position;
    const position = { file: name, line: line + error.line - 1, column: column + error.column - 1 };
    throw new UserError(error.message, { position });
  }
}
