// Weaves more arguments onto a call. Under `f(xs...)` they go onto a copy: the caller's slice may have room behind
// its end that belongs to somebody else.
import type { Node } from 'web-tree-sitter';
import type { AppendArgsAdvice } from '../../aspects/advice/append-args.ts';
import { UserError } from '../../errors.ts';
import { PREDECLARED_TYPES } from '../../golang/predeclared.ts';
import { isShadowed } from '../../golang/scopes.ts';
import { LeftOut } from '../left-out.ts';
import { renderText, type Target } from '../target.ts';
import { calleeOf } from '../../golang/calls.ts';

/** Calls and conversions of Go's own that give one value. */
const ONE_VALUE: ReadonlySet<string> = new Set([...PREDECLARED_TYPES, 'len', 'cap', 'new', 'make', 'append', 'min', 'max', 'complex', 'real', 'imag', 'copy', 'recover']);

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
  if (given.length === 1 && given[0]) refuseSeveral(given[0], target);
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

/** `f(g())` hands over all that g returns, which nothing can stand beside. */
function refuseSeveral(argument: Node, { file: { file }, package: declared }: Target): void {
  if (argument.type !== 'call_expression' && argument.type !== 'type_conversion_expression') return;
  const callee = calleeOf(argument);
  if (ONE_VALUE.has(callee) && !isShadowed(callee, argument) && !declared.declares(callee)) return;
  const count = file.types?.valuesOf(file, argument);
  if (count === 1) return;
  const what = count === undefined ? 'of which it is not known how many values it returns' : `which returns ${count} values`;
  throw new LeftOut('multi-value', `the call's only argument is a call ${what}, and nothing can stand beside several`);
}

function argumentsOf(call: Node): Node[] {
  if (call.type === 'type_conversion_expression') return [call.childForFieldName('operand')].filter((node) => node !== null);
  const list = call.childForFieldName('arguments')?.namedChildren ?? [];
  return list.filter((node): node is Node => node !== null && node.type !== 'comment');
}
