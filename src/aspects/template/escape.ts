// html, js and urlquery.
import { isPrintable } from './characters.ts';
import { print } from './print.ts';
import { NIL_POINTER, isNil } from './values.ts';

/** The text of the arguments; a missing value is text here, not nil. */
export function escapedText(values: readonly unknown[]): string {
  return print(values.map((value) => (isNil(value) && value !== NIL_POINTER ? '<no value>' : value)));
}

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd', '"': '&#34;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;',
};

export function escapeHtml(text: string): string {
  return text.replace(/["'&<>\0]/g, (character) => HTML[character] ?? character);
}

const JAVASCRIPT: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '"': '\\"' };

export function escapeJavaScript(text: string): string {
  return [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (/[<>&=]/.test(character) || code < 0x20) return unicodeEscape(code);
    if (code < 0x80) return JAVASCRIPT[character] ?? character;
    return isPrintable(character) ? character : unicodeEscape(code);
  }).join('');
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

export function escapeQuery(text: string): string {
  return Buffer.from(text).toString('latin1').replace(/[^A-Za-z0-9_.~-]/g, (byte) => {
    return byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
