// Weaves the ids of the current span into log records, at the start of the function that handles one.
import { LOG_FIELDS, type LogCorrelationAdvice } from '../../aspects/advice/log-correlation.ts';
import type { FunctionEditor } from '../function-editor.ts';
import { LeftOut } from '../left-out.ts';
import { functionOf, instrumentationOf, renderText, type Target } from '../target.ts';
import { guardReadings, readInto, readValue } from '../values.ts';

const done = new WeakSet<FunctionEditor>();

/** The runtime is asked first: outside of spans nothing else is evaluated. */
export function weaveLogCorrelation(advice: LogCorrelationAdvice, target: Target): void {
  const { aspect } = target;
  const fn = functionOf(target, advice.position, 'log-correlation');
  if (done.has(fn)) throw new LeftOut('conflicting-advice', 'other advice adds the ids here already, and no key may stand twice');
  const fields = Object.fromEntries(LOG_FIELDS.map((name) => [name, `otelts_l.${name[0]?.toLowerCase()}${name.slice(1)}`]));
  const add = `${renderText(advice.add, { ...target, fields })}\n`;
  const site = target.package.addSite({
    kind: 0,
    name: aspect.id,
    attributes: Buffer.alloc(0),
    scope: `otel-ts/${aspect.file.meta.name}`,
    instrumentation: instrumentationOf(aspect),
    aspect: `${aspect.file.name}:${advice.position.line} ${aspect.id}`,
  });
  const { before, context } = contextOf(advice, fn);
  const inside = onlyWhen(advice, fn, unlessPresent(advice, fn, add));
  const code = `{ ${before}if otelts_l := otelts_correlation(&${site}, ${context}); otelts_l.ok() { ${inside}} };`;
  fn.prepend(target.package.uses(code), advice.add.position);
  done.add(fn);
}

function contextOf({ context }: LogCorrelationAdvice, fn: FunctionEditor): { before: string; context: string } {
  if (!context) return { before: '', context: 'otelts_none' };
  const { before, value } = readInto(context, fn, 'otelts_ctx', 'interface{}');
  return { before, context: value };
}

function onlyWhen({ when }: LogCorrelationAdvice, fn: FunctionEditor, code: string): string {
  if (!when) return code;
  const condition = guardReadings([readValue(when, fn, (value) => `otelts_when = ${value}`)]).join('');
  return `otelts_when := 1 == 0; ${condition}; if otelts_when { ${code}} `;
}

/** What cannot be found out counts as there. */
function unlessPresent({ present }: LogCorrelationAdvice, fn: FunctionEditor, code: string): string {
  if (!present) return code;
  const condition = guardReadings([readValue(present, fn, (value) => `otelts_present = ${value}`)]).join('');
  return `otelts_present := 1 == 1; ${condition}; if !otelts_present { ${code}} `;
}
