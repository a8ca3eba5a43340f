// version: everything inside modules of these versions, `>=1.2, <2`. A main module has none: it is what is being worked
// on, newer than all that are published.
import type { JoinPointReader } from './registry.ts';
import { NEWEST, readVersionRange } from '../versions.ts';

export const readVersion: JoinPointReader = (value) => {
  const holds = readVersionRange(value, 'version');
  return {
    key: 'version',
    kinds: undefined,
    words: undefined,
    // The standard library has none.
    bound: { importPaths: [], imports: [], modules: 'any' },
    modules: true,
    matches({ file: { module } }) {
      return module === undefined || module === 'std' ? undefined : holds(module.version ?? NEWEST);
    },
  };
};
