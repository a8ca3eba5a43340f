// not: the inner join point is known not to hold. What it could hold of says nothing of where its negation can.
import { needsOf } from '../needs.ts';
import { negation } from '../truth.ts';
import type { JoinPointReader } from './registry.ts';

export const readNot: JoinPointReader = (value, readJoinPoint) => {
  const inner = readJoinPoint(value);
  return {
    key: 'not',
    ...needsOf([inner]),
    kinds: undefined,
    words: undefined,
    bound: 'everything',
    matches: (candidate) => negation(inner.matches(candidate)),
  };
};
