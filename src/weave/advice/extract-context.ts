// Weaves the context that inbound headers name around a function's body, without a span of its own.
import type { ExtractContextAdvice } from '../../aspects/advice/extract-context.ts';
import { functionOf, type Target } from '../target.ts';
import { guardReadings, readValue } from '../values.ts';

export function weaveExtractContext(advice: ExtractContextAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'extract-context');
  const read = guardReadings([readValue(advice.carrier, fn, (code) => `otelts_c = ${code}`)]).join('');
  const code = `{ var otelts_c otelts_Header; ${read}; if otelts_s := otelts_extracted(otelts_c); otelts_s.ok() { defer otelts_restore(otelts_s) } };`;
  fn.prepend(target.package.uses(code), advice.position);
}
