// version: everything inside modules of these versions, `>=1.2, <2`. A main module has none.
import type { JoinPointReader } from './registry.ts';
import { readVersionRange } from '../versions.ts';

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
      return module === undefined || module === 'std' || module.version === undefined ? undefined : holds(module.version);
    },
  };
};
