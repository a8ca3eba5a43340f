// reserved-name: declarations that are called like what we declare in a woven package, which would not compile.
import { declaredNames } from '../../weave/hooks.ts';
import type { Report } from '../finding.ts';
import { placeIn, templatesOf } from '../parts.ts';
import type { Subject } from '../subject.ts';

/** At the start of a line, or of one in a group. */
const DECLARATION = /^(?:(?:func|type|var|const)[ \t]+|[ \t]+(?=otelts_\w+\b[ \t]*(?:=|[\w*[])))(otelts_\w+)/gm;

export function findReservedNames({ files }: Subject): Report[] {
  const reserved = declaredNames();
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => aspect.advice.flatMap((advice) => {
    if (advice.key !== 'inject-declarations' && advice.key !== 'add-file') return [];
    return templatesOf(advice).flatMap(({ value }) => [...value.text.matchAll(DECLARATION)].flatMap((match) => {
      const name = match[1] as string;
      if (!reserved.has(name)) return [];
      return [{ position: placeIn(value, match.index + match[0].length - name.length), message: `"${name}" is declared in woven packages already`, hint: 'give it another name' }];
    }));
  })));
}
