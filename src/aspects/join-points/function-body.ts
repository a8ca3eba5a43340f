// function-body: the body of a function that the inner join point holds of. Functions without body have none.
import { needsOf } from '../needs.ts';
import type { JoinPointReader } from './registry.ts';

export const readFunctionBody: JoinPointReader = (value, readJoinPoint) => {
  const inner = readJoinPoint(value);
  return {
    key: 'function-body',
    ...needsOf([inner]),
    kinds: ['function-body'],
    words: inner.words,
    bound: inner.bound,
    matches({ kind, node, file }) {
      if (kind !== 'function-body' || !node.parent) return false;
      return inner.matches({ kind: 'function', node: node.parent, file });
    },
  };
};
