// Weaves an expression around another; the inner one stays where it is, so that its own joins hold too. What the
// template repeats besides is copied with what was woven into it.
import type { Node } from 'web-tree-sitter';
import type { WrapExpressionAdvice } from '../../aspects/advice/wrap-expression.ts';
import { EXPRESSION_KINDS } from '../../aspects/model.ts';
import { UserError } from '../../errors.ts';
import { startOfCall } from '../../golang/calls.ts';
import { LeftOut } from '../left-out.ts';
import type { Marked } from '../marks.ts';
import { type Rendered, plainText } from '../render.ts';
import { renderInFile, type Target } from '../target.ts';

export function weaveWrapExpression(advice: WrapExpressionAdvice, target: Target): void {
  if (!EXPRESSION_KINDS.has(target.kind)) {
    throw new UserError('wrap-expression: this advice is for expressions, the join point is not', { position: advice.position });
  }
  const { node, file } = target;
  const { position } = advice.code;
  const rendered = renderInFile(advice.code, target);
  const kept: Node[] = [];
  const copy = (marked: Marked): string => {
    if ('name' in marked) return marked.name;
    kept.push(marked.node);
    return file.copyOf(marked.node, position);
  };
  const { texts, between } = rendered.marks.split(rendered.text.trim());
  const first = between.findIndex((marked) => 'node' in marked && marked.node.id === node.id);
  if (first >= 0) refuseDeferred(node);
  const start = startOfCall(node);
  if (first < 0 || rendered.quoted.size > 0) {
    file.replace(start, node.endIndex, plainText(trimmed(rendered), copy), position, kept);
    return;
  }
  const pieces = (from: number, to: number): string => {
    return texts.slice(from, to + 1).map((text, index) => text + (from + index < to ? copy(between[from + index] as Marked) : '')).join('');
  };
  const before = pieces(0, first);
  file.wrap(start, node.endIndex, before, pieces(first + 1, between.length), position);
}

function trimmed(rendered: Rendered): Rendered {
  const cut = rendered.text.length - rendered.text.trimStart().length;
  return { ...rendered, text: rendered.text.trim(), quoted: new Set([...rendered.quoted].map((offset) => offset - cut)) };
}

/** `defer f(x)` reads x now and calls f later; inside of another expression both would happen at another time. */
function refuseDeferred(node: Node): void {
  const statement = node.parent?.type;
  if (statement === 'defer_statement' || statement === 'go_statement') {
    const word = statement === 'defer_statement' ? 'defer' : 'go';
    throw new LeftOut('deferred-call', `a call under ${word} cannot stand in another expression without running at another time`);
  }
}
