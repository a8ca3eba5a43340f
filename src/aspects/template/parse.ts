// Actions, control structures and definitions: from tokens to the syntax tree.
import type { BranchNode, Node, RangeNode, Span } from './nodes.ts';
import { isEmpty } from './nodes.ts';
import { lex } from './lex.ts';
import { parsePipeline, parseString } from './parse-pipeline.ts';
import type { Parser } from './parser-state.ts';
import { expect, fail, lastEnd, next, nextNonSpace, peek, peekNonSpace, unexpected } from './parser-state.ts';
import { quoteString } from './quote.ts';
import type { Token } from './tokens.ts';

/** `{{ end }}` or `{{ else }}`: what stops a list. Of an `else if` the `if` is still to be read. */
interface Terminator extends Span {
  readonly kind: 'end' | 'else';
}

function isTerminator(node: Node | Terminator): node is Terminator {
  return node.kind === 'end' || node.kind === 'else';
}

export interface ParsedTemplate {
  readonly root: readonly Node[];
  readonly definitions: ReadonlyMap<string, readonly Node[]>;
}

/** Throws TemplateError. */
export function parse(source: string, hasFunction: (name: string) => boolean): ParsedTemplate {
  const tokens = lex(source, new Set(['break', 'continue'].filter(hasFunction)));
  const parser: Parser = {
    source, tokens, hasFunction, definitions: new Map(), variables: ['$'],
    index: 0, actionStart: -1, rangeDepth: 0, parenDepth: 0,
  };
  const root: Node[] = [];
  while (peek(parser).kind !== 'eof') {
    const restart = parser.index;
    if (next(parser).kind === 'left-delimiter' && nextNonSpace(parser).kind === 'define') {
      parseDefine(parser);
      continue;
    }
    parser.index = restart;
    const node = parseTextOrAction(parser);
    if (isTerminator(node)) fail(parser, `unexpected {{${node.kind}}}`);
    root.push(node);
  }
  return { root, definitions: parser.definitions };
}

function parseTextOrAction(parser: Parser): Node | Terminator {
  const token = nextNonSpace(parser);
  if (token.kind === 'text') return { kind: 'text', text: token.text, start: token.start, end: lastEnd(parser) };
  if (token.kind !== 'left-delimiter') unexpected(parser, token, 'input');
  parser.actionStart = token.start;
  const node = parseAction(parser, token.start);
  parser.actionStart = -1;
  return node;
}

function parseAction(parser: Parser, start: number): Node | Terminator {
  const token = nextNonSpace(parser);
  switch (token.kind) {
    case 'if':
    case 'with':
    case 'range': return parseControl(parser, token.kind, start);
    case 'block': return parseBlock(parser, start);
    case 'template': return parseTemplateCall(parser, start);
    case 'break':
    case 'continue': return parseJump(parser, token.kind, start);
    case 'end':
      expect(parser, ['right-delimiter'], 'end');
      return { kind: 'end', start, end: lastEnd(parser) };
    case 'else': return parseElse(parser, start);
    default: {
      parser.index--;
      const pipe = parsePipeline(parser, 'command', 'right-delimiter');
      return { kind: 'action', pipe, start, end: lastEnd(parser) };
    }
  }
}

function parseElse(parser: Parser, start: number): Terminator {
  const chained = ['if', 'with'].includes(peekNonSpace(parser).kind);
  if (!chained) expect(parser, ['right-delimiter'], 'else');
  return { kind: 'else', start, end: lastEnd(parser) };
}

function parseJump(parser: Parser, kind: 'break' | 'continue', start: number): Node {
  const token = nextNonSpace(parser);
  if (token.kind !== 'right-delimiter') unexpected(parser, token, `{{${kind}}}`);
  if (parser.rangeDepth === 0) fail(parser, `{{${kind}}} outside {{range}}`);
  return { kind, start, end: lastEnd(parser) };
}

/** Everything up to the `end` or `else` that closes it. */
function parseList(parser: Parser): { list: Node[]; terminator: Terminator } {
  const list: Node[] = [];
  while (peekNonSpace(parser).kind !== 'eof') {
    const node = parseTextOrAction(parser);
    if (isTerminator(node)) return { list, terminator: node };
    list.push(node);
  }
  return fail(parser, 'unexpected EOF', peek(parser));
}

function parseControl(parser: Parser, kind: 'if' | 'with' | 'range', start: number): BranchNode | RangeNode {
  const scope = parser.variables.length;
  const pipe = parsePipeline(parser, kind, 'right-delimiter');
  const end = lastEnd(parser);
  if (kind === 'range') parser.rangeDepth++;
  const { list: body, terminator } = parseList(parser);
  if (kind === 'range') parser.rangeDepth--;
  const otherwise = terminator.kind === 'else' ? parseOtherwise(parser, kind, terminator) : undefined;
  parser.variables.length = scope;
  return { kind, pipe, body, otherwise, start, end };
}

function parseOtherwise(parser: Parser, kind: 'if' | 'with' | 'range', at: Terminator): Node[] {
  // `else if` is an if inside the else that borrows the outer end.
  if (kind !== 'range' && peek(parser).kind === kind) {
    next(parser);
    return [parseControl(parser, kind, at.start)];
  }
  const { list, terminator } = parseList(parser);
  if (terminator.kind !== 'end') fail(parser, `expected end; found {{${terminator.kind}}}`);
  return list;
}

function parseName(parser: Parser, token: Token, context: string): string {
  if (token.kind !== 'string' && token.kind !== 'raw-string') unexpected(parser, token, context);
  return parseString(parser, token);
}

function parseDefine(parser: Parser): void {
  const name = parseName(parser, nextNonSpace(parser), 'define clause');
  expect(parser, ['right-delimiter'], 'define clause');
  parseDefinition(parser, name, 'define clause');
}

function parseBlock(parser: Parser, start: number): Node {
  const name = parseName(parser, nextNonSpace(parser), 'block clause');
  const pipe = parsePipeline(parser, 'block clause', 'right-delimiter');
  const end = lastEnd(parser);
  parseDefinition(parser, name, 'block clause');
  return { kind: 'template', name, pipe, start, end };
}

function parseTemplateCall(parser: Parser, start: number): Node {
  const name = parseName(parser, nextNonSpace(parser), 'template clause');
  const bare = peekNonSpace(parser).kind === 'right-delimiter';
  if (bare) next(parser);
  const pipe = bare ? undefined : parsePipeline(parser, 'template clause', 'right-delimiter');
  return { kind: 'template', name, pipe, start, end: lastEnd(parser) };
}

/** A definition sees neither the variables nor the loops around it. */
function parseDefinition(parser: Parser, name: string, context: string): void {
  const { variables, rangeDepth, actionStart } = parser;
  Object.assign(parser, { variables: ['$'], rangeDepth: 0, actionStart: -1 });
  const { list, terminator } = parseList(parser);
  Object.assign(parser, { variables, rangeDepth, actionStart });
  if (terminator.kind !== 'end') fail(parser, `unexpected {{${terminator.kind}}} in ${context}`);
  const known = parser.definitions.get(name);
  if (!known || isEmpty(known)) parser.definitions.set(name, list);
  else if (!isEmpty(list)) fail(parser, `multiple definition of template ${quoteString(name)}`);
}
