// The fields that templates of code advice can read: what the weaver gives them.
import { AST_FIELDS as FIELDS_BY_NODE } from '../weave/ast-view.ts';
import { functionView } from '../weave/function-view.ts';

/** A test compares them with what templates get. */
export const DOT_FIELDS: readonly string[] = ['AST', 'Function', 'DirectiveArgs', 'Options'];

const nothing = { file: undefined as never, print: (name: string) => name, implementsByTypes: undefined };
export const FUNCTION_FIELDS: readonly string[] = Object.keys(functionView(undefined, nothing));

/** Of any node: which of them one node has depends on what it is. */
export const AST_FIELDS: readonly string[] = [...new Set(['Copy', ...Object.values(FIELDS_BY_NODE).flatMap((fields) => Object.keys(fields))])].sort();
