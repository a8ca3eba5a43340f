// The parser's cursor over the tokens, and how it complains.
import { positionOf, templateErrorAt } from './error.ts';
import type { Node } from './nodes.ts';
import type { Token, TokenKind } from './tokens.ts';
import { describeToken } from './tokens.ts';

export interface Parser {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly hasFunction: (name: string) => boolean;
  /** What `define` and `block` defined. */
  readonly definitions: Map<string, readonly Node[]>;
  index: number;
  /** Where the action began that is being read. */
  actionStart: number;
  /** Variables in scope, the `$` of the template first. */
  variables: string[];
  rangeDepth: number;
  parenDepth: number;
}

/** The last token (the end, or a lexical error) repeats for ever. */
function tokenAt(parser: Parser, index: number): Token {
  return parser.tokens[Math.min(index, parser.tokens.length - 1)] as Token;
}

export function peek(parser: Parser): Token {
  return tokenAt(parser, parser.index);
}

export function next(parser: Parser): Token {
  return tokenAt(parser, parser.index++);
}

export function peekNonSpace(parser: Parser): Token {
  while (peek(parser).kind === 'space') parser.index++;
  return peek(parser);
}

export function nextNonSpace(parser: Parser): Token {
  peekNonSpace(parser);
  return next(parser);
}

/** Where the last token that was read ends. */
export function lastEnd(parser: Parser): number {
  const token = tokenAt(parser, parser.index - 1);
  return token.start + token.text.length;
}

/** Fails at a token, by default the last that was read. */
export function fail(parser: Parser, message: string, token: Token = tokenAt(parser, parser.index - 1)): never {
  throw templateErrorAt(parser.source, token.start, message);
}

export function unexpected(parser: Parser, token: Token, context: string): never {
  if (token.kind !== 'error') fail(parser, `unexpected ${describeToken(token)} in ${context}`, token);
  fail(parser, token.text + describeStart(parser, token), token);
}

/** Names the line on which an action began that broke on a later one. */
function describeStart(parser: Parser, token: Token): string {
  if (parser.actionStart < 0) return '';
  const { line } = positionOf(parser.source, parser.actionStart);
  if (line === positionOf(parser.source, token.start).line) return '';
  return `${token.text.endsWith(' action') ? '' : ' in action'} started at line ${line}`;
}

export function expect(parser: Parser, kinds: readonly TokenKind[], context: string): Token {
  const token = nextNonSpace(parser);
  return kinds.includes(token.kind) ? token : unexpected(parser, token, context);
}
