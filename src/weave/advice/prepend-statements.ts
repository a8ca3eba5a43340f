// Weaves statements at the start of a function's body.
import type { PrependStatementsAdvice } from '../../aspects/advice/prepend-statements.ts';
import { functionOf, renderText, type Target } from '../target.ts';

export function weavePrependStatements(advice: PrependStatementsAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'prepend-statements');
  fn.prepend(`${renderText(advice.code, target)}\n`, advice.code.position);
}
