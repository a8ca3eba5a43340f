// conflict: two aspects under one id, two spans around one function.
import type { Position } from '../../errors.ts';
import { alternativesOf } from '../alternatives.ts';
import type { Report } from '../finding.ts';
import { fullId, type LintedAspect, type Subject } from '../subject.ts';

export function findConflicts({ files }: Subject): Report[] {
  const aspects = files.flatMap((file) => file.aspects);
  return [...sameIds(aspects), ...sameSpans(aspects)];
}

function sameIds(aspects: readonly LintedAspect[]): Report[] {
  const first = new Map<string, Position>();
  return aspects.flatMap(({ aspect }) => {
    const id = fullId(aspect);
    const other = first.get(id);
    if (!other) first.set(id, aspect.position);
    return other ? [{ position: aspect.position, message: `the id "${id}" is taken: ${placeText(other)} has it` }] : [];
  });
}

/** Spans that are made under different conditions (`when`) may share a function. */
function sameSpans(aspects: readonly LintedAspect[]): Report[] {
  const known = new Map<string, { id: string; position: Position; when: string | undefined }[]>();
  return aspects.flatMap(({ aspect, joinPoint }) => {
    const spans = aspect.advice.filter((advice) => advice.key === 'span');
    const places = spans.length === 0 ? [] : [...new Set(alternativesOf(joinPoint))];
    return spans.flatMap(({ position, when }) => {
      const span = { id: fullId(aspect), position, when: when?.text };
      const others = places.flatMap((place) => known.get(place) ?? []).filter((other) => !exclude(other.when, span.when));
      for (const place of places) known.set(place, [...(known.get(place) ?? []), span]);
      const [other] = others;
      if (!other) return [];
      return [{
        position,
        message: `"${span.id}" puts a span around a function that "${other.id}" (${placeText(other.position)}) puts one around too`,
        hint: 'add attributes to the other span instead, or exclude one of them',
      }];
    });
  });
}

function exclude(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function placeText({ file, line }: Position): string {
  return `${file}:${line}`;
}
