// Weaves more arguments onto a call. Under `f(xs...)` they go onto a copy: the caller's slice may have room behind
// its end that belongs to somebody else.
import type { Node } from 'web-tree-sitter';
import type { AppendArgsAdvice } from '../../aspects/advice/append-args.ts';
import { UserError } from '../../errors.ts';
import { isShadowed } from '../../golang/scopes.ts';
import { LeftOut } from '../left-out.ts';
import { renderText, type Target } from '../target.ts';

export function weaveAppendArgs(advice: AppendArgsAdvice, target: Target): void {
  const { node, file } = target;
  if (target.kind !== 'call') {
    throw new UserError('append-args: this advice is for calls, the join point is not', { position: advice.position });
  }
  const given = argumentsOf(node);
  const spread = given.at(-1)?.type === 'variadic_argument' ? given.at(-1) : undefined;
  if (spread && (isShadowed('append', node) || target.package.declares('append'))) {
    throw new LeftOut('shadowed', 'append is not Go\'s own here, and a slice cannot be copied without it');
  }
  const values = advice.values.map((value) => renderText(value, target).trim()).join(', ');
  const slice = spread?.namedChildren[0];
  if (spread && slice) {
    const type = renderText(advice.type, target);
    file.wrap(slice.startIndex, slice.endIndex, `append(append([]${type === 'any' ? 'interface{}' : type}{}, `, `...), ${values})`, advice.position);
    return;
  }
  const last = given.at(-1);
  const comma = last && file.file.source.slice(last.endIndex, node.endIndex).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '').includes(',');
  file.insertBefore(node.endIndex - 1, `${last && !comma ? ', ' : ''}${values}`, advice.position);
}

function argumentsOf(call: Node): Node[] {
  if (call.type === 'type_conversion_expression') return [call.childForFieldName('operand')].filter((node) => node !== null);
  const list = call.childForFieldName('arguments')?.namedChildren ?? [];
  return list.filter((node): node is Node => node !== null && node.type !== 'comment');
}
