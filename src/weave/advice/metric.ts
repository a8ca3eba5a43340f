// Weaves a measurement around a function's body: opened on entry, with the attributes known then, and recorded in a
// deferred function. It stands inside of a span's code, so that it is made while the span is current.
import { INSTRUMENTS, type MetricAdvice, readsLate, wordOfReturn } from '../../aspects/advice/metric.ts';
import type { Attribute } from '../../aspects/advice/span.ts';
import type { Expression } from '../../aspects/expressions.ts';
import type { FunctionEditor } from '../function-editor.ts';
import { functionOf, instrumentationOf, type Target } from '../target.ts';
import { guardReadings, type ReadAt, type Reading, readValue } from '../values.ts';
import { keepOr } from './finish.ts';
import { attributes, constantAttributes, outside } from './span.ts';

const ON_ENTRY: ReadAt = { moment: 'entry' };
/** Seconds are counted when the function returns. */
const ON_RETURN: ReadAt = { moment: 'return', words: { duration: 'otelts_s.seconds' } };

export function weaveMetric(advice: MetricAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'metric');
  const site = target.package.addMetric(siteOf(advice, target));
  const open = (code: string): string => `if otelts_s := otelts_measuring(&${site}); otelts_s.ok() { ${code} }`;
  const late = advice.when && advice.at === 'return' && readsLate(advice.when);
  const code = open(advice.at === 'return' ? onReturn(advice, fn, late ? advice.when : undefined) : atOnce(advice, fn));
  const guarded = advice.when && !late ? onlyWhen(advice.when, fn, code, ON_ENTRY) : code;
  fn.prepend(target.package.uses(`{ ${outside(advice.layer, fn, guarded)} };`), advice.position, true);
}

function siteOf(advice: MetricAdvice, { aspect }: Target): Parameters<Target['package']['addMetric']>[0] {
  return {
    kind: INSTRUMENTS[advice.instrument],
    name: advice.name,
    unit: advice.unit,
    description: advice.description,
    attributes: constantAttributes([...advice.attributes, ...advice.end.attributes]),
    scope: `otel-ts/${aspect.file.meta.name}`,
    instrumentation: instrumentationOf(aspect),
    aspect: `${aspect.file.name}:${advice.position.line} ${aspect.id}`,
    buckets: advice.buckets,
    timed: expressionsOnReturn(advice).some((expression) => /\bduration\b/.test(expression.text) && wordOfReturn(expression) !== undefined),
  };
}

function expressionsOnReturn({ value, when, attributes: early, end }: MetricAdvice): Expression[] {
  const values = [...early, ...end.attributes].map((attribute) => attribute.value);
  return [value, when, end.error, end.errorType, ...values].filter((expression) => expression !== undefined);
}

/** For `entry` and `running`: everything is known already. */
function atOnce(advice: MetricAdvice, fn: FunctionEditor): string {
  const readings = guardReadings([...attributes(advice.attributes, fn, ON_ENTRY), valueOf(advice, fn, ON_ENTRY)]).join('; ');
  return `${readings}; ${advice.at === 'running' ? 'otelts_hold(otelts_s); defer ' : ''}otelts_record(otelts_s)`;
}

function onReturn(advice: MetricAdvice, fn: FunctionEditor, when: Expression | undefined): string {
  const isLate = ({ value }: Attribute): boolean => readsLate(value);
  const early = guardReadings(attributes(advice.attributes.filter((one) => !isLate(one)), fn, ON_ENTRY));
  const late = attributes([...advice.attributes.filter(isLate), ...advice.end.attributes], fn, ON_RETURN);
  const { error, errorType } = advice.end;
  if (error) late.push(readValue(error, fn, (code) => `otelts_fail(otelts_s, ${code})`, ON_RETURN));
  if (errorType) late.push(readValue(errorType, fn, (code) => `otelts_failType(otelts_s, ${code})`, ON_RETURN));
  const value = guardReadings([valueOf(advice, fn, ON_RETURN)]).join('');
  const last = when ? onlyWhen(when, fn, value, ON_RETURN) : value;
  // A duration goes on while the measurement is kept, another value is known by now.
  const end = advice.value?.text === 'duration' ? keepOr(advice.end.keep, fn, `${last}; otelts_record(otelts_s)`) : `${last}; ${keepOr(advice.end.keep, fn, 'otelts_record(otelts_s)')}`;
  const deferred = ['otelts_returned(otelts_s)', ...guardReadings(late), end].join('; ');
  return [...early, `defer func() { ${deferred} }()`].join('; ');
}

function valueOf({ value }: MetricAdvice, fn: FunctionEditor, at: ReadAt): Reading {
  if (!value) return { code: 'otelts_valueInt(otelts_s, 1)', risk: undefined };
  if (value.text === 'duration' && at === ON_RETURN) return { code: 'otelts_valueFloat(otelts_s, otelts_s.seconds)', risk: undefined };
  return readValue(value, fn, (code) => `otelts_s.value(${code})`, at);
}

function onlyWhen(when: Expression, fn: FunctionEditor, code: string, { words }: ReadAt): string {
  const condition = readValue(when, fn, (value) => `otelts_when = ${value}`, words ? { words } : {});
  return `otelts_when := 1 == 0; ${guardReadings([condition]).join('')}; if otelts_when { ${code} }`;
}
