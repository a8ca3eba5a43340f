// Weaves the current span's context into outbound headers, at the start of a function.
import type { InjectContextAdvice } from '../../aspects/advice/inject-context.ts';
import { functionOf, render, type Target } from '../target.ts';
import { guardReadings, readValue } from '../values.ts';

export function weaveInjectContext(advice: InjectContextAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'inject-context');
  const prepare = advice.prepare ? `${render(advice.prepare, target)}\n` : '';
  const inject = guardReadings([readValue(advice.carrier, fn, (code) => `otelts_inject(${code})`)]).join('');
  fn.prepend(target.package.uses(`if otelts_mayInject() { ${prepare}${inject} };`), advice.position);
}
