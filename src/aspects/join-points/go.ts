// go: everything, where the Go that builds is of these versions, `>=1.26`.
import { readVersionRange } from '../versions.ts';
import type { JoinPointReader } from './registry.ts';

export const readGo: JoinPointReader = (value) => {
  const holds = readVersionRange(value, 'go');
  return {
    key: 'go',
    kinds: undefined,
    words: undefined,
    bound: 'everything',
    matches: ({ file: { goVersion } }) => (goVersion === undefined ? undefined : holds(goVersion)),
  };
};
