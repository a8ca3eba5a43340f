// Pipelines: declarations, commands, operands and the fields behind them.
import { unquoteRune, unquoteString } from './literals.ts';
import type { Command, Operand, Pipe } from './nodes.ts';
import { parseNumber } from './numbers.ts';
import type { Parser } from './parser-state.ts';
import { fail, lastEnd, next, nextNonSpace, peek, peekNonSpace, unexpected } from './parser-state.ts';
import { quoteString } from './quote.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Parentheses recurse; Go stops somewhere too. */
const MAX_PAREN_DEPTH = 1000;

const OPERAND_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'bool', 'rune', 'complex', 'dot', 'field', 'identifier', 'number', 'nil', 'raw-string', 'string', 'variable', 'left-paren',
]);

const LITERALS: ReadonlySet<Operand['kind']> = new Set<Operand['kind']>(['bool', 'dot', 'nil', 'number', 'string']);

/** Reads a pipeline and the token that ends it. */
export function parsePipeline(parser: Parser, context: string, end: TokenKind): Pipe {
  const { start } = peekNonSpace(parser);
  const { variables, assigns } = parseDeclarations(parser, context);
  const commands: Command[] = [];
  while (peekNonSpace(parser).kind !== end) {
    const token = peekNonSpace(parser);
    if (!OPERAND_STARTS.has(token.kind)) unexpected(parser, next(parser), context);
    commands.push(parseCommand(parser));
  }
  const close = next(parser);
  if (commands.length === 0) fail(parser, `missing value for ${context}`, close);
  const literal = commands.findIndex(({ operands: [first] }, index) => index > 0 && LITERALS.has(first.kind));
  if (literal > 0) fail(parser, `non executable command in pipeline stage ${literal + 1}`, close);
  return { kind: 'pipe', variables, assigns, commands, start, end: commands.at(-1)?.end ?? start };
}

function parseDeclarations(parser: Parser, context: string): { variables: string[]; assigns: boolean } {
  const variables: string[] = [];
  while (peekNonSpace(parser).kind === 'variable') {
    const restart = parser.index;
    const { text: name } = next(parser);
    const following = peekNonSpace(parser);
    const declares = following.kind === 'assign' || following.kind === 'declare';
    if (!declares && !(following.kind === 'char' && following.text === ',')) {
      parser.index = restart;
      break;
    }
    next(parser);
    variables.push(name);
    parser.variables.push(name);
    if (declares) return { variables, assigns: following.kind === 'assign' };
    if (context !== 'range' || variables.length > 1) fail(parser, `too many declarations in ${context}`);
    const second = peekNonSpace(parser);
    if (!['variable', 'right-delimiter', 'right-paren'].includes(second.kind)) {
      fail(parser, 'range can only initialize variables', second);
    }
  }
  return { variables, assigns: false };
}

/** Operands up to a `|`, which is read, or to the end of the pipeline, which is not. */
function parseCommand(parser: Parser): Command {
  const { start } = peekNonSpace(parser);
  const operands: Operand[] = [];
  for (;;) {
    peekNonSpace(parser);
    const operand = parseOperand(parser);
    if (operand) operands.push(operand);
    const token = peek(parser);
    if (token.kind === 'right-delimiter' || token.kind === 'right-paren') break;
    next(parser);
    if (token.kind === 'pipe') break;
    if (token.kind !== 'space') unexpected(parser, token, 'operand');
  }
  const [first, ...rest] = operands;
  if (!first) fail(parser, 'empty command');
  return { operands: [first, ...rest], start, end: operands.at(-1)?.end ?? start };
}

function parseOperand(parser: Parser): Operand | undefined {
  const { start } = peekNonSpace(parser);
  const term = parseTerm(parser);
  if (!term) return undefined;
  const span = { start, end: lastEnd(parser) };
  if (peek(parser).kind !== 'field') return { ...term, ...span };
  const names: string[] = [];
  while (peek(parser).kind === 'field') names.push(next(parser).text.slice(1));
  if (LITERALS.has(term.kind)) fail(parser, `unexpected . after term ${quoteString(parser.source.slice(start, span.end))}`);
  const whole = { start, end: lastEnd(parser) };
  if (term.kind === 'field' || term.kind === 'variable') return { ...term, names: [...term.names, ...names], ...whole };
  return { kind: 'chain', operand: { ...term, ...span }, names, ...whole };
}

/** The spans are the caller's to set: it knows where the term began and what follows it. */
function parseTerm(parser: Parser): Operand | undefined {
  const token = nextNonSpace(parser);
  const span = { start: token.start, end: token.start + token.text.length };
  switch (token.kind) {
    case 'dot':
    case 'nil': return { kind: token.kind, ...span };
    case 'bool': return { kind: 'bool', value: token.text === 'true', ...span };
    case 'field': return { kind: 'field', names: [token.text.slice(1)], ...span };
    case 'number':
    case 'complex': return { kind: 'number', value: valueOrFail(parser, token, parseNumber(token.text)), ...span };
    case 'rune': {
      const code = unquoteRune(token.text);
      return { kind: 'number', value: valueOrFail(parser, token, typeof code === 'number' ? { value: code } : code), ...span };
    }
    case 'string':
    case 'raw-string': return { kind: 'string', value: parseString(parser, token), ...span };
    case 'identifier':
      if (!parser.hasFunction(token.text)) fail(parser, `function ${quoteString(token.text)} not defined`, token);
      return { kind: 'function', name: token.text, ...span };
    case 'variable':
      if (!parser.variables.includes(token.text)) fail(parser, `undefined variable ${quoteString(token.text)}`, token);
      return { kind: 'variable', name: token.text, names: [], ...span };
    case 'left-paren': return parseParenthesized(parser, token);
    default:
      parser.index--;
      return undefined;
  }
}

function parseParenthesized(parser: Parser, open: Token): Pipe {
  if (parser.parenDepth >= MAX_PAREN_DEPTH) fail(parser, 'max expression depth exceeded', open);
  parser.parenDepth++;
  const pipe = parsePipeline(parser, 'parenthesized pipeline', 'right-paren');
  parser.parenDepth--;
  return pipe;
}

function valueOrFail(parser: Parser, token: Token, result: { value: unknown } | { error: string }): unknown {
  return 'error' in result ? fail(parser, result.error, token) : result.value;
}

export function parseString(parser: Parser, token: Token): string {
  return unquoteString(token.text) ?? fail(parser, 'invalid syntax', token);
}
