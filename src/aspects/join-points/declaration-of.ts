// declaration-of: the declaration of a package's function, variable, constant or type, by its name.
import type { Node } from 'web-tree-sitter';
import { isPackageLevel } from '../../golang/package-level.ts';
import { parseTypeName } from '../../golang/type-names.ts';
import { fail, readString } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readDeclarationOf: JoinPointReader = (value) => {
  const text = readString(value, 'declaration-of');
  const wanted = parseTypeName(text);
  if (!wanted?.importPath || wanted.pointer) {
    return fail(value, `declaration-of: "${text}" is no name of a declaration`, 'write import/path.Name');
  }
  return {
    key: 'declaration-of',
    kinds: ['function', 'value', 'type'],
    words: [wanted.name],
    bound: { importPaths: [wanted.importPath], imports: [] },
    matches({ kind, node, file }) {
      if (file.importPath !== wanted.importPath || !declaresOnPackageLevel(kind, node)) return false;
      return node.childrenForFieldName('name').some((name) => name?.text === wanted.name);
    },
  };
};

function declaresOnPackageLevel(kind: string, node: Node): boolean {
  if (kind === 'function') return node.type === 'function_declaration';
  return (kind === 'value' || kind === 'type') && isPackageLevel(node);
}
