// one-of: at least one of the inner join points holds.
import { unionBounds } from '../bounds.ts';
import { cheapestFirst, needsOf } from '../needs.ts';
import { someTrue } from '../truth.ts';
import { fail, readList } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readOneOf: JoinPointReader = (value, readJoinPoint) => {
  const inner = readList(value, 'one-of').map(readJoinPoint);
  if (inner.length === 0) fail(value, 'one-of: at least one join point is expected');
  const kinds = inner.map((joinPoint) => joinPoint.kinds);
  const words = inner.map((joinPoint) => joinPoint.words);
  const ordered = cheapestFirst(inner);
  return {
    key: 'one-of',
    ...needsOf(inner),
    kinds: kinds.every((some) => some !== undefined) ? [...new Set(kinds.flat())] : undefined,
    words: words.every((some) => some !== undefined) ? words.flat() : undefined,
    bound: unionBounds(inner.map((joinPoint) => joinPoint.bound)),
    matches: (candidate) => someTrue(ordered, (joinPoint) => joinPoint.matches(candidate)),
  };
};
