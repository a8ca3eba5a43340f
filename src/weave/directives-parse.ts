// What stands behind `//otel:span`: an optional name, then `key:value` pairs; either part of a pair may be quoted.

export interface SpanDirective {
  name: string | undefined;
  attributes: DirectiveValue[];
  mistakes: DirectiveMistake[];
}

export interface DirectiveValue {
  key: string;
  value: string;
  /** A quoted value is text, whatever the function's parameters are called. */
  quoted: boolean;
  /** Of the value, in characters from the start of the comment. */
  offset: number;
}

export interface DirectiveMistake {
  message: string;
  /** In characters from the start of the comment. */
  offset: number;
}

interface Word {
  text: string;
  offset: number;
  /** The parts before and behind the first colon outside of quotes; no key: there is none. */
  key: string | undefined;
  value: string;
  quoted: boolean;
  /** Characters in front of the value. */
  before: number;
}

const WORD = /"(?:[^"\\]|\\.)*"|[^\s"]+|"/g;

export function parseSpanDirective(comment: string): SpanDirective {
  const found: SpanDirective = { name: undefined, attributes: [], mistakes: [] };
  for (const [index, { text, offset, key, value, quoted, before }] of wordsOf(comment).entries()) {
    const mistake = (message: string): void => void found.mistakes.push({ message, offset });
    if (text.replace(/"(?:[^"\\]|\\.)*"/g, '').includes('"')) mistake(`${text}: a quote is not closed`);
    else if (key === undefined && index === 0 && value !== '') found.name = value;
    else if (key === undefined) mistake(`${text} is no key:value`);
    else if (key === '') mistake(`${text} has no key`);
    else if (value === '' && !quoted) mistake(`${text} has no value`);
    else if (found.attributes.some((other) => other.key === key)) mistake(`${key} is given twice; the first one holds`);
    else found.attributes.push({ key, value, quoted, offset: offset + before });
  }
  return found;
}

function wordsOf(comment: string): Word[] {
  const start = /^\S+/.exec(comment)?.[0].length ?? 0;
  const words: Word[] = [];
  let end = -1;
  for (const match of comment.slice(start).matchAll(WORD)) {
    const offset = start + match.index;
    const last = words.at(-1);
    // Neighbours without a blank between them are one word: key:"some text".
    if (last && offset === end) last.text += match[0];
    else words.push({ text: match[0], offset, key: undefined, value: '', quoted: false, before: 0 });
    end = offset + match[0].length;
  }
  return words.map(split);
}

function split(word: Word): Word {
  const [, key, value = ''] = /^((?:"(?:[^"\\]|\\.)*"|[^":])*):(.*)$/s.exec(word.text) ?? [undefined, undefined, word.text];
  const quoted = value.startsWith('"');
  return { ...word, key: key === undefined ? undefined : unquoted(key), value: unquoted(value), quoted, before: key === undefined ? 0 : key.length + 1 };
}

function unquoted(text: string): string {
  return text.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replace(/\\(.)/g, '$1'));
}
