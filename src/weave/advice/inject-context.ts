// Weaves the current span's context into outbound headers, at the start of a function.
import type { InjectContextAdvice } from '../../aspects/advice/inject-context.ts';
import { functionOf, render, type Target } from '../target.ts';
import { guardReadings, readValue } from '../values.ts';

export function weaveInjectContext(advice: InjectContextAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'inject-context');
  const inject = readValue(advice.carrier, fn, (code) => `otelts_inject(${code})`);
  const prepared = advice.prepare ? { code: `${render(advice.prepare, target)}\n${inject.code}`, risk: 'prepare' } : inject;
  fn.prepend(target.package.uses(`if otelts_mayInject() { ${guardReadings([prepared]).join('')} };`), advice.position);
}
