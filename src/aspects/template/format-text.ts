// %s %v %q %x %X of strings.
import type { Flags } from './format-flags.ts';
import { noFlags, pad } from './format-flags.ts';
import { canBackquote, quoteString } from './quote.ts';

/** Undefined where the verb is not one for strings. */
export function formatText(text: string, verb: string, flags: Flags): string | undefined {
  switch (verb) {
    case 'v': return flags.sharpV ? formatQuoted(text, flags) : pad(truncate(text, flags), flags);
    case 's': return pad(truncate(text, flags), flags);
    case 'q': return formatQuoted(text, flags);
    case 'x':
    case 'X': return formatHex(text, verb, flags);
    default: return undefined;
  }
}

/** A precision cuts strings, in characters. */
function truncate(text: string, { precision }: Flags): string {
  return precision === undefined ? text : [...text].slice(0, precision).join('');
}

function formatQuoted(text: string, flags: Flags): string {
  const cut = truncate(text, flags);
  return pad(flags.sharp && canBackquote(cut) ? `\`${cut}\`` : quoteString(cut, flags.plus), flags);
}

/** Of %x the precision counts bytes. */
function formatHex(text: string, verb: 'x' | 'X', flags: Flags): string {
  const bytes = Buffer.from(text).subarray(0, flags.precision);
  if (bytes.length === 0) return pad('', { ...noFlags(), width: flags.width, zero: flags.zero && !flags.minus });
  const pairs = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  const cased = verb === 'X' ? pairs.map((pair) => pair.toUpperCase()) : pairs;
  const prefix = flags.sharp ? `0${verb}` : '';
  return pad(flags.space ? cased.map((pair) => prefix + pair).join(' ') : prefix + cased.join(''), flags);
}
