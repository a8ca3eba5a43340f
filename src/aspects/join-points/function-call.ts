// function-call: calls of a package-level function, by whatever name the calling file imports it.
// `f[T](x)` parses as a type conversion with one argument, as a call over an index expression with several.
import type { Node } from 'web-tree-sitter';
import { isShadowed } from '../../golang/scopes.ts';
import { parseTypeName } from '../../golang/type-names.ts';
import type { GoFile } from '../model.ts';
import { fail, readString } from '../yaml.ts';
import type { JoinPointReader } from './registry.ts';

export const readFunctionCall: JoinPointReader = (value) => {
  const text = readString(value, 'function-call');
  const target = parseTypeName(text);
  if (!target?.importPath || target.pointer) {
    return fail(value, `function-call: "${text}" is no function name`, 'write import/path.Name');
  }
  return {
    key: 'function-call',
    kinds: ['call'],
    words: [target.name],
    bound: { importPaths: [target.importPath], imports: [target.importPath] },
    matches({ kind, node, file }) {
      const callee = kind === 'call' ? calleeOf(node) : null;
      return callee !== null && refersTo(callee, target.importPath, target.name, file);
    },
  };
};

/** The name that is called, without type arguments and parentheses. */
export function calleeOf(call: Node): Node | null {
  let callee = call.childForFieldName(call.type === 'type_conversion_expression' ? 'type' : 'function');
  for (;;) {
    switch (callee?.type) {
      case 'index_expression': callee = callee.childForFieldName('operand'); break;
      case 'type_instantiation_expression': callee = callee.namedChildren[0] ?? null; break;
      case 'pointer_type': callee = callee.namedChildren.at(-1) ?? null; break;
      case 'generic_type': callee = callee.childForFieldName('type'); break;
      case 'parenthesized_expression': callee = callee.namedChildren[0] ?? null; break;
      default: return callee;
    }
  }
}

function refersTo(callee: Node, importPath: string, name: string, file: GoFile): boolean {
  switch (callee.type) {
    case 'selector_expression':
    case 'qualified_type': {
      const isType = callee.type === 'qualified_type';
      const operand = callee.childForFieldName(isType ? 'package' : 'operand');
      if (callee.childForFieldName(isType ? 'name' : 'field')?.text !== name) return false;
      if (!operand || file.imports.byName.get(operand.text) !== importPath) return false;
      return !isShadowed(operand.text, callee);
    }
    case 'identifier':
    case 'type_identifier': {
      const reachable = file.importPath === importPath || file.imports.dot.includes(importPath);
      return reachable && callee.text === name && !isShadowed(name, callee);
    }
    default:
      return false;
  }
}
