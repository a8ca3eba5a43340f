// Weaves the end of what another function kept open: taken out of its place, so that it ends once, completed, and ended.
import type { FinishAdvice } from '../../aspects/advice/finish.ts';
import type { Expression } from '../../aspects/expressions.ts';
import type { FunctionEditor } from '../function-editor.ts';
import { functionOf, type Target } from '../target.ts';
import { guardReadings, type ReadAt, readValue } from '../values.ts';
import { attributes } from './span.ts';

export function weaveFinish(advice: FinishAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'finish');
  const at: ReadAt = { moment: advice.at };
  const ends = [advice.metric, advice.span].flatMap((place) => (place ? [taken(place, fn, `${values(advice, fn, at)}otelts_ended(otelts_s)`)] : []));
  const code = ends.join('; ');
  fn.prepend(target.package.uses(advice.at === 'return' ? `defer func() { ${code} }();` : `${code};`), advice.position);
}

function taken(place: Expression, fn: FunctionEditor, ending: string): string {
  const take = guardReadings([readValue(place, fn, (code) => `otelts_s = otelts_take(&${code})`)]).join('; ');
  return `{ var otelts_s *otelts_Span; ${take}; if otelts_s.ok() { ${ending} } }`;
}

function values({ attributes: list, error, errorType }: FinishAdvice, fn: FunctionEditor, at: ReadAt): string {
  const readings = attributes(list, fn, at);
  if (error) readings.push(readValue(error, fn, (code) => `otelts_fail(otelts_s, ${code})`, at));
  // Behind the error, whose text stays: a code says more than the error's Go type.
  if (errorType) readings.push(readValue(errorType, fn, (code) => `otelts_failType(otelts_s, ${code})`, at));
  return readings.length === 0 ? '' : `if otelts_s.recording { ${guardReadings(readings).join('; ')} }; `;
}

/** `end` unless the place takes what stays open: of what has failed there is no more to come. */
export function keepOr(keep: Expression | undefined, fn: FunctionEditor, end: string): string {
  if (!keep) return end;
  const keeping = readValue(keep, fn, (code) => `if otelts_mayKeep(otelts_s) { ${code} = otelts_s; otelts_open = 1 == 0 }`);
  return `otelts_open := 1 == 1; ${guardReadings([keeping]).join('')}; if otelts_open { ${end} } `;
}
