// all-of: every one of the inner join points holds.
import { intersectBounds } from '../bounds.ts';
import type { CandidateKind, JoinPoint } from '../model.ts';
import { cheapestFirst, needsOf } from '../needs.ts';
import { everyTrue } from '../truth.ts';
import { fail, readList } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readAllOf: JoinPointReader = (value, readJoinPoint) => {
  const inner = readList(value, 'all-of').map(readJoinPoint);
  if (inner.length === 0) fail(value, 'all-of: at least one join point is expected');
  return allOf(inner);
};

export function allOf(inner: readonly JoinPoint[]): JoinPoint {
  const ordered = cheapestFirst(inner);
  return {
    key: 'all-of',
    ...needsOf(inner),
    kinds: commonKinds(inner),
    words: inner.find((joinPoint) => joinPoint.words)?.words,
    bound: intersectBounds(inner.map((joinPoint) => joinPoint.bound)),
    matches: (candidate) => everyTrue(ordered, (joinPoint) => joinPoint.matches(candidate)),
  };
}

function commonKinds(inner: readonly JoinPoint[]): readonly CandidateKind[] | undefined {
  const asked = inner.map((joinPoint) => joinPoint.kinds).filter((kinds) => kinds !== undefined);
  const [first, ...rest] = asked;
  return first?.filter((kind) => rest.every((kinds) => kinds.includes(kind)));
}
