// `.DirectiveArgs "name"`: what stands behind a directive, `//name key:value …`, on the node or what encloses it.
import type { Node } from 'web-tree-sitter';
import { directiveOn } from '../golang/directives.ts';

export interface DirectiveArgument {
  Key: string;
  Value: string;
}

export function directiveArgs(node: Node, directive: string): DirectiveArgument[] {
  for (let at: Node | null = node; at; at = at.parent) {
    const comment = directiveOn(at, directive);
    if (comment !== undefined) return comment.split(/\s+/).slice(1).map(argument);
  }
  return [];
}

function argument(word: string): DirectiveArgument {
  const colon = word.indexOf(':');
  return colon < 0 ? { Key: word, Value: '' } : { Key: word.slice(0, colon), Value: word.slice(colon + 1) };
}
