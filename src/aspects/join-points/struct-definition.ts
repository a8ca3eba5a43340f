// struct-definition: the struct type that a type declaration defines.
import { isPackageLevel } from '../../golang/package-level.ts';
import { parseTypeName } from '../../golang/type-names.ts';
import { fail, readString } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readStructDefinition: JoinPointReader = (value) => {
  const text = readString(value, 'struct-definition');
  const type = parseTypeName(text);
  if (!type?.importPath || type.pointer) {
    return fail(value, `struct-definition: "${text}" is no type name`, 'write import/path.Name');
  }
  return {
    key: 'struct-definition',
    kinds: ['struct'],
    words: [type.name],
    bound: { importPaths: [type.importPath], imports: [] },
    matches({ kind, node, file }) {
      if (kind !== 'struct' || file.importPath !== type.importPath) return false;
      const spec = node.parent?.type === 'type_spec' ? node.parent : undefined;
      return spec !== undefined && isPackageLevel(spec) && spec.childForFieldName('name')?.text === type.name;
    },
  };
};
