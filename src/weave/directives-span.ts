// `//otel:span [name] key:value …` on a function: the span advice that it stands for.
import type { Node } from 'web-tree-sitter';
import { type Attribute, type SpanAdvice, SPAN_KINDS } from '../aspects/advice/span.ts';
import { type Expression, parseExpression } from '../aspects/expressions.ts';
import type { Aspect, GoFile } from '../aspects/model.ts';
import type { Position } from '../errors.ts';
import { aspectOfDirective, type DirectiveFunction, nameOfFunction } from './directives-function.ts';
import { type DirectiveValue, parseSpanDirective } from './directives-parse.ts';
import { typeText } from './type-text.ts';

/** What directives find out, and what they are told. */
export interface DirectiveContext {
  /** `offset` in the file. */
  report(message: string, offset: number): void;
  /** Notes a value that woven code reads; gives the compiler's words where it did not take it. */
  reads(start: Position, length: number): string | undefined;
}

/** `user.ID`: text in directives is hardly ever written so. */
const LIKE_A_PATH = /^\p{Ll}[\p{L}\p{N}_]*(?:\.\p{Lu}[\p{L}\p{N}_]*)+$/u;

const PATH = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** `comment` is the directive's. */
export function spanOf(fn: DirectiveFunction, comment: Node, { report, reads }: DirectiveContext): Aspect {
  const { name, attributes, mistakes } = parseSpanDirective(comment.text.trimEnd());
  for (const { message, offset } of mistakes) report(message, comment.startIndex + offset);
  const position = fn.place(comment.startIndex);
  const known = namesOf(fn.node);
  const context = fieldsOf(fn.node, 'parameters', fn.file).findIndex(({ type }) => type === 'context.Context');
  const results = fieldsOf(fn.node, 'result', fn.file);
  const fails = results.at(-1)?.type === 'error';
  const expression = (text: string): Expression => parseExpression(text, position, 'otel:span');
  const advice: SpanAdvice = {
    key: 'span',
    position,
    kind: SPAN_KINDS.internal as number,
    at: 'entry',
    name: expression(textLiteral(name ?? nameOfFunction(fn.node))),
    context: context < 0 ? undefined : expression(`argument(${context})`),
    deriveContext: context >= 0,
    extractContext: undefined,
    requestHeaders: undefined,
    when: undefined,
    layer: undefined,
    links: undefined,
    attributes: attributes.flatMap((one): Attribute[] => {
      const { key, value, offset } = one;
      const start = comment.startIndex + offset;
      if (isText(one, known)) {
        if (!one.quoted && LIKE_A_PATH.test(value)) report(`${value} is recorded as text: the function has no parameter, receiver or result called ${value.split('.', 1)[0]} (write "${value}" where text is meant)`, start);
        return [{ key, value: expression(textLiteral(value)), position }];
      }
      const place = fn.place(start);
      const refused = reads(place, Buffer.byteLength(value));
      if (refused !== undefined) report(`${key} is left out: ${refused}`, start);
      return refused === undefined ? [{ key, value: expression(valueOf(value, known)), position, origin: place }] : [];
    }),
    end: { name: undefined, error: fails ? expression(`result(${results.length - 1})`) : undefined, errorType: undefined, attributes: [], links: undefined, responseHeaders: undefined, onClose: undefined, keep: undefined },
  };
  return aspectOfDirective(fn, position, advice);
}

/** Anything but a parameter, receiver or named result, or a field of one. */
function isText({ value, quoted }: DirectiveValue, known: ReadonlyMap<string, string>): boolean {
  return quoted || !known.has(value.split('.', 1)[0] as string) || !PATH.test(value);
}

function valueOf(value: string, known: ReadonlyMap<string, string>): string {
  const first = value.split('.', 1)[0] as string;
  const expression = known.get(first) as string;
  // These two words mean something of ours in expressions.
  return first === 'receiver' || first === 'panicking' ? `${expression}${value.slice(first.length)}` : value;
}

function textLiteral(text: string): string {
  return /[`\r]/.test(text) ? JSON.stringify(text) : `\`${text}\``;
}

interface Field {
  name: string;
  type: string;
}

/** What a function calls its own → the expression for it. */
function namesOf(fn: Node): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [role, expression] of [['result', 'result'], ['parameters', 'argument'], ['receiver', 'receiver']] as const) {
    for (const [index, { name }] of fieldsOf(fn, role).entries()) {
      if (name !== '' && name !== '_') names.set(name, role === 'receiver' ? expression : `${expression}(${index})`);
    }
  }
  return names;
}

/** One for each parameter, not for each declaration. Without `file` types are not told. */
function fieldsOf(fn: Node, role: 'receiver' | 'parameters' | 'result', file?: GoFile): Field[] {
  const list = fn.childForFieldName(role);
  if (!list) return [];
  const textOf = (type: Node | null): string => (type && file ? typeText(type, file) : '');
  if (list.type !== 'parameter_list') return [{ name: '', type: textOf(list) }];
  return list.namedChildren.flatMap((declaration): Field[] => {
    if (!declaration?.type.endsWith('parameter_declaration')) return [];
    const variadic = declaration.type === 'variadic_parameter_declaration' ? '...' : '';
    const type = variadic + textOf(declaration.childForFieldName('type'));
    const names = declaration.childrenForFieldName('name').flatMap((node) => (node ? [node.text] : []));
    return (names.length === 0 ? [''] : names).map((name) => ({ name, type }));
  });
}
