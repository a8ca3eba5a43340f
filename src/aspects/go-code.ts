// Go code in advice: a template, checked for Go's syntax when the aspect is read, so that a mistake is found in the
// YAML and not in a compiler message about somebody's package.
import type { Node } from 'web-tree-sitter';
import { type Position, UserError } from '../errors.ts';
import { loadedGoParser } from '../golang/grammar.ts';
import { firstError } from '../golang/parse.ts';
import { parseTemplate, type Template, TemplateError } from './template/template.ts';
import { BUILTINS } from './template/builtins.ts';
import { hasPlainLines, nearestHint, positionOf, readString, textStart, type YamlValue } from './yaml.ts';

export interface GoTemplate {
  text: string;
  /** Where the text begins in the YAML. */
  position: Position;
  template: Template;
}

/** What the code stands for; decides what is put around it to parse it. */
export type CodeKind = 'statements' | 'expression' | 'declarations' | 'type' | 'file';

/** What stands around code of each kind to parse it. */
export const AROUND: Record<CodeKind, [string, string]> = {
  statements: ['package p; func _() { ', '\n}'],
  expression: ['package p; var _ = (', '\n)'],
  declarations: ['package p; ', '\n'],
  type: ['package p; type _ ', '\n'],
  file: ['', '\n'],
};

/** Functions that templates can call beside Go's own. */
const FUNCTIONS: ReadonlySet<string> = new Set(['Version']);

export function readGoTemplate(value: YamlValue, kind: CodeKind, what: string): GoTemplate {
  const text = readString(value, what);
  try {
    return goTemplate(text, textStart(value), kind, what);
  } catch (error) {
    if (!(error instanceof UserError) || hasPlainLines(value)) throw error;
    throw new UserError(error.message, { position: positionOf(value), ...(error.hint === undefined ? {} : { hint: error.hint }) });
  }
}

export function goTemplate(text: string, position: Position, kind: CodeKind, what: string): GoTemplate {
  try {
    const template = parseTemplate(text, { functions: FUNCTIONS });
    checkSyntax(text, kind, position, what);
    return { text, position, template };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new UserError(`${what}: ${error.message}`, { position: shift(position, error.line, error.column), hint: hintFor(error.message) });
  }
}

function hintFor(message: string): string {
  const name = /^function "(.*)" not defined/.exec(message)?.[1];
  if (name !== undefined) return nearestHint(name, [...FUNCTIONS, ...Object.keys(BUILTINS)], 'known functions');
  if (message === 'unexpected EOF') return 'an {{ end }} is missing';
  return message.startsWith('unclosed action') ? 'close it with }}' : "templates are those of Go's text/template";
}

function shift(start: Position, line: number, column: number): Position {
  return { file: start.file, line: start.line + line - 1, column: start.column + column - 1 };
}

/** Actions that print are taken for a name of their length; with control flow the text is no Go before it ran. */
function checkSyntax(text: string, kind: CodeKind, position: Position, what: string): void {
  if (/\{\{-?\s*(?:if|else|end|range|with|define|block|template|break|continue)\b/.test(text)) return;
  const plain = text.replace(/\{\{.*?\}\}/gs, (action) => {
    return /^\{\{-?\s*(?:\/\*|\$\w*\s*:?=)/.test(action) ? ' '.repeat(action.length) : 'x'.padEnd(action.length, '_');
  });
  const [before, after] = AROUND[kind];
  const tree = loadedGoParser().parse(`${before}${plain}${after}`);
  if (!tree) return;
  const stray = tree.rootNode.hasError ? undefined : strayNode(tree.rootNode, kind);
  if (!tree.rootNode.hasError && !stray) return;
  const at = (stray ?? firstError(tree.rootNode)).startIndex - before.length;
  const lines = plain.slice(0, Math.max(0, at)).split('\n');
  throw new UserError(`${what}: this Go does not parse`, {
    position: shift(position, lines.length, (lines.at(-1)?.length ?? 0) + 1),
    hint: EXPECTED[kind],
  });
}

/** What a template of each kind must be, as hints say it. */
const EXPECTED: Record<CodeKind, string> = {
  statements: 'write statements, as in the body of a function',
  expression: 'write one expression',
  declarations: 'write declarations of a package: func, var, const, type',
  type: 'write a type with import paths: *net/http.Request',
  file: 'write a whole file or declarations',
};

/** With what a whole file has besides: added files may leave out their package clause and still import. */
const DECLARATIONS = new Set([
  'package_clause', 'import_declaration', 'function_declaration', 'method_declaration', 'var_declaration', 'const_declaration', 'type_declaration',
]);

/** The grammar takes statements for declarations, and code that closes what stands around it. */
function strayNode(root: Node, kind: CodeKind): Node | undefined {
  const parts = root.namedChildren.filter((node) => node !== null && node.type !== 'comment') as Node[];
  if (kind === 'declarations' || kind === 'file') {
    return parts.find(({ type }) => !DECLARATIONS.has(type));
  }
  return parts[2];
}
