// What an aspect is called from outside of its file, and the patterns that configuration selects by.
import { basename } from 'node:path';
import { globExpression } from '../glob.ts';
import type { Aspect, AspectFile } from '../model.ts';

/** Every woven program needs these: they are left out only by their exact names. */
const ESSENTIAL: ReadonlySet<string> = new Set(['runtime', 'os/signal']);

export function fileLabel(file: AspectFile): string {
  return file.meta.name || basename(file.path).replace(/(\.aspect)?\.ya?ml$/, '');
}

/** `net/http#Transport.roundTrip`. An id that says so itself stands for another file's aspect: it replaces that one. */
export function qualifiedId(aspect: Aspect): string {
  return aspect.id.includes('#') ? aspect.id : `${fileLabel(aspect.file)}#${aspect.id}`;
}

export function isEssential(aspect: Aspect): boolean {
  return ESSENTIAL.has(splitId(qualifiedId(aspect))[0]);
}

/** `pattern` is an aspect file's name or an id: `net/*`, `net/http#Transport.*`. */
export function patternMatches(pattern: string, aspect: Aspect): boolean {
  const [name, id] = splitId(pattern);
  const [ownName, ownId] = splitId(qualifiedId(aspect));
  return globExpression(name).test(ownName) && (id === undefined || globExpression(id).test(ownId ?? ''));
}

function splitId(id: string): [name: string, id: string | undefined] {
  const at = id.indexOf('#');
  return at < 0 ? [id, undefined] : [id.slice(0, at), id.slice(at + 1)];
}
