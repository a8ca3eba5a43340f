// Globs over import paths and names: `*` and `?` stay within a segment, `**` does not, `[a-z]` is a class.
import { fail, readString, type YamlValue } from './yaml.ts';

export function isGlob(text: string): boolean {
  return /[*?[]/.test(text);
}

/** Of the whole text. A leading or trailing `**` and its slash may stand for nothing: `a/**` holds of `a` too. */
export function globExpression(glob: string): RegExp {
  let source = '';
  for (let at = 0; at < glob.length; ) {
    const rest = glob.slice(at);
    const token = /^(?:\/\*\*\/|\*\*\/|\/\*\*$|\*+|\?|\[[!^]?\]?[^\]]*\]|[^])/.exec(rest)?.[0] ?? '';
    source += expressionFor(token, at === 0);
    at += token.length;
  }
  return new RegExp(`^${source}$`, 'u');
}

function expressionFor(token: string, first: boolean): string {
  if (token === '/**/') return '/(?:.*/)?';
  if (token === '**/' && first) return '(?:.*/)?';
  if (token === '**/') return '.*/';
  if (token === '/**') return '(?:/.*)?';
  if (token.startsWith('**')) return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (token.length > 2 && token.startsWith('[')) return classFor(token);
  return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function classFor(token: string): string {
  const negated = /^\[[!^]/.test(token);
  const members = token.slice(negated ? 2 : 1, -1).replace(/[\\[\]^&~]/g, '\\$&');
  return negated ? `[^/${members}]` : `[${members}]`;
}

/** A glob of which every class is closed and in order, as the user wrote it. */
export function readGlob(value: YamlValue, what: string): string {
  const text = readString(value, what);
  const classes = text.matchAll(/\[[!^]?\]?[^\]]*\]/g);
  const rest = text.replace(/\[[!^]?\]?[^\]]*\]/g, '');
  if (rest.includes('[')) fail(value, `${what}: "${text}" has a [ without its ]`, 'close the class: [a-z]');
  for (const [written] of classes) {
    for (const [range, from = '', to = ''] of written.slice(1, -1).matchAll(/([^])-([^])/gu)) {
      if (from > to) fail(value, `${what}: the range "${range}" runs backwards`, `write ${to}-${from}`);
    }
  }
  return text;
}
