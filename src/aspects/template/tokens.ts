// The tokens of a template, and how error messages name them.
import { quoteString } from './quote.ts';

const KEYWORDS = [
  'block', 'break', 'continue', 'define', 'else', 'end', 'if', 'nil', 'range', 'template', 'with',
] as const;

export type Keyword = (typeof KEYWORDS)[number];

export type TokenKind =
  | Keyword
  | 'assign'
  | 'bool'
  | 'char'
  | 'complex'
  | 'declare'
  | 'dot'
  | 'eof'
  | 'error'
  | 'field'
  | 'identifier'
  | 'left-delimiter'
  | 'left-paren'
  | 'number'
  | 'pipe'
  | 'raw-string'
  | 'right-delimiter'
  | 'right-paren'
  | 'rune'
  | 'space'
  | 'string'
  | 'text'
  | 'variable';

export interface Token {
  readonly kind: TokenKind;
  /** As written; of an error, the message. */
  readonly text: string;
  /** Offset into the template, in UTF-16 units. */
  readonly start: number;
}

const keywords: ReadonlySet<string> = new Set(KEYWORDS);

export function isKeyword(word: string): word is Keyword {
  return keywords.has(word);
}

export function describeToken(token: Token): string {
  if (token.kind === 'eof') return 'EOF';
  if (token.kind === 'error') return token.text;
  if (token.kind === 'dot' || isKeyword(token.kind)) return `<${token.text}>`;
  const characters = [...token.text];
  if (Buffer.byteLength(token.text) > 10) return `${quoteString(characters.slice(0, 10).join(''))}...`;
  return quoteString(token.text);
}
