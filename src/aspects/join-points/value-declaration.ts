// value-declaration: package-level variables and constants that are declared with this type, written out.
import { matchesType } from '../../golang/matches-type.ts';
import { isPackageLevel } from '../../golang/package-level.ts';
import { boundOfType } from '../bounds.ts';
import { readType } from '../types.ts';
import type { JoinPointReader } from './registry.ts';

export const readValueDeclaration: JoinPointReader = (value) => {
  const wanted = readType(value, 'value-declaration');
  return {
    key: 'value-declaration',
    kinds: ['value'],
    words: undefined,
    bound: boundOfType(wanted),
    matches({ kind, node, file }) {
      const type = kind === 'value' && isPackageLevel(node) ? node.childForFieldName('type') : null;
      return type !== null && matchesType(type, wanted, file);
    },
  };
};
