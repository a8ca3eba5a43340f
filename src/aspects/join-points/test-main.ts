// test-main: whether a file belongs to the program that `go test` generates around a package's tests.
import { readBoolean } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readTestMain: JoinPointReader = (value) => {
  const wanted = readBoolean(value, 'test-main');
  return {
    key: 'test-main',
    kinds: undefined,
    words: undefined,
    bound: wanted ? { importPaths: [], imports: [], globs: ['**.test'] } : 'everything',
    matches: ({ file: { testMain } }) => (testMain === undefined ? undefined : testMain === wanted),
  };
};
