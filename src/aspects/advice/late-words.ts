// Words of value expressions that mean something only as the function returns.
import type { Expression } from '../expressions.ts';
import { UserError } from '../../errors.ts';

/** The first such word; `more` are others that the advice has. */
export function lateWord({ node }: Expression, more: readonly string[] = []): string | undefined {
  for (const name of node.type === 'identifier' ? [node] : node.descendantsOfType('identifier')) {
    if (!name || name.parent?.type === 'selector_expression' && name.parent.childForFieldName('operand')?.id !== name.id) continue;
    const called = name.parent?.type === 'call_expression' && name.parent.childForFieldName('function')?.id === name.id;
    if (called ? name.text === 'result' : name.text === 'panicking' || more.includes(name.text)) return name.text;
  }
  return undefined;
}

/** Throws where an expression that is read on entry speaks of the return. `what` names the advice or its part. */
export function refuseLate(expressions: readonly (Expression | undefined)[], what: string, hint: string): void {
  for (const expression of expressions) {
    const word = expression && lateWord(expression);
    if (word) throw new UserError(`${what}: "${word}" is not known at entry`, { position: expression.position, hint });
  }
}
