// Weaves a span around a function's body: begin and attributes on entry, the rest in a deferred function, so that
// a panic passes through as it was.
import { constantOf, type Expression } from '../../aspects/expressions.ts';
import type { Attribute, SpanAdvice } from '../../aspects/advice/span.ts';
import { lineAt } from '../edit.ts';
import { encodeAttribute, encodeKey, goString } from '../encode.ts';
import type { FunctionEditor } from '../function-editor.ts';
import { RefusedValueError } from '../left-out.ts';
import { functionOf, instrumentationOf, type Target } from '../target.ts';
import { guardReadings, type ReadAt, type Reading, readInto, readValue } from '../values.ts';

export function weaveSpan(advice: SpanAdvice, target: Target): void {
  const fn = functionOf(target, advice.position, 'span');
  const site = target.package.addSite(siteOf(advice, target));
  const code = begin(advice, site, fn) + recording([...nameOf(advice, fn), ...attributes(advice.attributes, fn, { moment: 'entry' })])
    + `otelts_enter(otelts_s); ${derive(advice, fn)}defer func() { otelts_leave(otelts_s); `
    + recording(endValues(advice, fn)) + finish(advice, fn) + '}() }';
  // A block of its own keeps the helper variables away from those of other advice.
  fn.prepend(target.package.uses(`{ ${advice.when ? onlyWhen(advice.when, fn, code) : code} };`), advice.position);
}

function siteOf(advice: SpanAdvice, { aspect }: Target): Parameters<Target['package']['addSite']>[0] {
  const name = advice.name && constantOf(advice.name);
  return {
    kind: advice.kind,
    name: name === undefined ? aspect.id : String(name),
    attributes: constantAttributes(advice.attributes),
    scope: `otel-ts/${aspect.file.meta.name}`,
    instrumentation: instrumentationOf(aspect),
    aspect: `${aspect.file.name}:${advice.position.line} ${aspect.id}`,
  };
}

/** Those that the site holds, ready to be copied; `attributes` reads the others. */
export function constantAttributes(list: readonly Attribute[]): Buffer {
  const constants = new Map(list.map(({ key, value }) => [key, constantOf(value)]));
  return Buffer.concat([...constants].flatMap(([key, constant]) => {
    // As at run time, an empty string is no attribute.
    return constant === undefined || constant === '' ? [] : [encodeAttribute(key, constant)];
  }));
}

/** Opens the `if` that everything else of the span stands in. */
function begin(advice: SpanAdvice, site: string, fn: FunctionEditor): string {
  let before = '';
  const value = (expression: Expression | undefined, name: string, type: string): string => {
    if (!expression) return 'otelts_none';
    const read = readInto(expression, fn, name, type);
    before += read.before;
    return read.value;
  };
  const ctx = value(advice.context, 'otelts_ctx', 'interface{}');
  const call = advice.extractContext
    ? `otelts_beginRemote(&${site}, ${ctx}, ${value(advice.extractContext, 'otelts_header', 'otelts_Header')})`
    : `otelts_begin(&${site}, ${ctx})`;
  return `${before}if otelts_s := ${call}; otelts_s.ok() { `;
}

function nameOf({ name }: SpanAdvice, fn: FunctionEditor): Reading[] {
  if (!name || constantOf(name) !== undefined) return [];
  return [readValue(name, fn, (code) => `otelts_setName(otelts_s, ${code})`)];
}

export function attributes(list: readonly Attribute[], fn: FunctionEditor, at: ReadAt = {}): Reading[] {
  return list
    .filter(({ value }) => constantOf(value) === undefined)
    .flatMap((attribute) => {
      try {
        return [attributeReading(attribute, fn, at)];
      } catch (error) {
        if (!(error instanceof RefusedValueError)) throw error;
        fn.leaveOut(attribute.key, error);
        return [];
      }
    });
}

function attributeReading({ key, value, origin }: Attribute, fn: FunctionEditor, at: ReadAt): Reading {
  return readValue(value, fn, (code) => `otelts_s.attr(${goString(encodeKey(key))}, ${origin ? lineAt(origin) : ''}${code})`, at);
}

/** A span that is not sampled only carries context. */
function recording(readings: readonly Reading[]): string {
  return readings.length === 0 ? '' : `if otelts_s.recording { ${guardReadings(readings).join('; ')} }; `;
}

function guarded(reading: Reading): string {
  return guardReadings([reading]).join('');
}

function derive({ context, deriveContext }: SpanAdvice, fn: FunctionEditor): string {
  if (!context || !deriveContext) return '';
  const reading = readValue(context, fn, (code) => {
    return `if otelts_d, otelts_ok := otelts_withSpan(${code}, otelts_s).(otelts_Context); otelts_ok { ${code} = otelts_d }`;
  });
  return `${guarded(reading)}; `;
}

function endValues({ end }: SpanAdvice, fn: FunctionEditor): Reading[] {
  const constants = end.attributes.flatMap(({ key, value }) => {
    const code = `otelts_s.attr(${goString(encodeKey(key))}, ${value.text})`;
    return constantOf(value) === undefined ? [] : [{ code, risk: undefined }];
  });
  const errorType = end.errorType ? [readValue(end.errorType, fn, (code) => `otelts_failType(otelts_s, ${code})`)] : [];
  return [...constants, ...attributes(end.attributes, fn, { moment: 'return' }), ...errorType];
}

function finish({ end }: SpanAdvice, fn: FunctionEditor): string {
  const fail = end.error ? `${guarded(readValue(end.error, fn, (code) => `otelts_fail(otelts_s, ${code})`, { moment: 'return' }))}; ` : '';
  if (!end.onClose) return `${fail}otelts_end(otelts_s) `;
  const closing = readValue(end.onClose, fn, (code) => {
    return `if otelts_b, otelts_ok := otelts_endOnClose(otelts_s, ${code}).(otelts_ReadCloser); otelts_ok { otelts_open = 1 == 0; ${code} = otelts_b }`;
  });
  return `${fail}otelts_open := 1 == 1; ${guarded(closing)}; if otelts_open { otelts_end(otelts_s) } `;
}

function onlyWhen(when: Expression, fn: FunctionEditor, code: string): string {
  const condition = readValue(when, fn, (value) => `otelts_when = ${value}`);
  return `otelts_when := 1 == 0; ${guarded(condition)}; if otelts_when { ${code} }`;
}
