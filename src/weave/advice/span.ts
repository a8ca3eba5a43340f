// Weaves a span around a function's body: begin and attributes on entry, the rest in a deferred function, so that
// a panic passes through as it was.
import { constantOf, type Expression } from '../../aspects/expressions.ts';
import { type Attribute, SPAN_KINDS, type SpanAdvice } from '../../aspects/advice/span.ts';
import { lineAt } from '../edit.ts';
import { encodeAttribute, encodeKey, goString } from '../encode.ts';
import type { FunctionEditor } from '../function-editor.ts';
import { RefusedValueError } from '../left-out.ts';
import { functionOf, instrumentationOf, type Target } from '../target.ts';
import { guardReadings, type ReadAt, type Reading, readInto, readValue } from '../values.ts';
import { keepOr } from './finish.ts';
import { weaveWork } from './work.ts';

export function weaveSpan(advice: SpanAdvice, target: Target): void {
  if (advice.at === 'return') return weaveWork(advice, target);
  const fn = functionOf(target, advice.position, 'span');
  const site = target.package.addSite(siteOf(advice, target));
  const onEntry = [...nameOf(advice, fn), ...attributes(advice.attributes, fn, { moment: 'entry' }), ...headers(advice.requestHeaders, 0, fn), ...linksOf(advice.links, fn)];
  const code = begin(advice, site, fn) + recording(onEntry)
    + `${advice.layer ? `otelts_layer(otelts_s, ${goString(advice.layer)}); ` : ''}otelts_enter(otelts_s); ${derive(advice, fn)}defer func() { otelts_leave(otelts_s); `
    + recording(endValues(advice, fn)) + finish(advice, fn) + '}() }';
  // A block of its own keeps the helper variables away from those of other advice.
  const guarded = advice.when ? onlyWhen(advice.when, fn, code) : code;
  fn.prepend(target.package.uses(`{ ${outside(advice.layer, fn, guarded)} };`), advice.position);
}

export function siteOf(advice: SpanAdvice, { aspect }: Target): Parameters<Target['package']['addSite']>[0] {
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
export function begin(advice: SpanAdvice, site: string, fn: FunctionEditor, [plain, remote] = ['otelts_begin', 'otelts_beginRemote']): string {
  let before = '';
  const value = (expression: Expression | undefined, name: string, type: string): string => {
    if (!expression) return 'otelts_none';
    const read = readInto(expression, fn, name, type);
    before += read.before;
    return read.value;
  };
  const ctx = value(advice.context, 'otelts_ctx', 'interface{}');
  const header = advice.extractContext ? value(advice.extractContext, 'otelts_header', 'otelts_Header') : 'nil';
  const decide = decideRequest(advice, fn);
  const call = decide ? `otelts_beginRequest(&${site}, ${ctx}, ${header})`
    : advice.extractContext || plain === remote ? `${remote}(&${site}, ${ctx}, ${header})`
    : `${plain}(&${site}, ${ctx})`;
  return `${before}if otelts_s := ${call}; otelts_s.ok() { ${decide}`;
}

/** Rules about sampling go by method and path, which only a server's span that has them as attributes can tell. */
function decideRequest({ kind, attributes: list }: SpanAdvice, fn: FunctionEditor): string {
  const path = kind === SPAN_KINDS.server ? list.find(({ key }) => key === 'url.path') : undefined;
  if (!path) return '';
  const method = list.find(({ key }) => key === 'http.request.method');
  const text = (expression: Expression, name: string): string => {
    const reading = readValue(expression, fn, (code) => `${name} = otelts_type_string(${code})`);
    return `${guarded(reading)}; `;
  };
  try {
    return 'if otelts_s.undecided { var otelts_requestMethod, otelts_requestPath otelts_type_string; '
      + `${method ? text(method.value, 'otelts_requestMethod') : ''}${text(path.value, 'otelts_requestPath')}otelts_decide(otelts_s, otelts_requestMethod, otelts_requestPath) }; `;
  } catch (error) {
    // The attribute says that it is left out.
    if (!(error instanceof RefusedValueError)) throw error;
    return '';
  }
}

export function nameOf({ name }: SpanAdvice, fn: FunctionEditor): Reading[] {
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

/** Those of the headers that the program's environment chooses; which, only the runtime knows. */
function headers(expression: Expression | undefined, which: 0 | 1, fn: FunctionEditor): Reading[] {
  if (!expression) return [];
  const reading = readValue(expression, fn, (code) => `otelts_setHeaders(otelts_s, ${which}, ${code})`, { moment: which === 0 ? 'entry' : 'return' });
  return [{ code: `if otelts_s.headers { ${guarded(reading)} }`, risk: undefined }];
}

/** A span that is not sampled only carries context. */
export function recording(readings: readonly Reading[]): string {
  return readings.length === 0 ? '' : `if otelts_s.recording { ${guardReadings(readings).join('; ')} }; `;
}

export function linksOf(links: Expression | undefined, fn: FunctionEditor): Reading[] {
  return links ? [readValue(links, fn, (code) => `otelts_link(otelts_s, ${code})`)] : [];
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
  const name = end.name ? [readValue(end.name, fn, (code) => `otelts_setName(otelts_s, ${code})`, { moment: 'return' })] : [];
  return [...name, ...constants, ...attributes(end.attributes, fn, { moment: 'return' }), ...headers(end.responseHeaders, 1, fn), ...linksOf(end.links, fn)];
}

function finish({ end }: SpanAdvice, fn: FunctionEditor): string {
  const error = end.error ? `${guarded(readValue(end.error, fn, (code) => `otelts_fail(otelts_s, ${code})`, { moment: 'return' }))}; ` : '';
  // Behind the error, whose text stays: a code says more than the error's Go type.
  const fail = error + (end.errorType ? recording([readValue(end.errorType, fn, (code) => `otelts_failType(otelts_s, ${code})`, { moment: 'return' })]) : '');
  if (!end.onClose) return `${fail}${keepOr(end.keep, fn, 'otelts_end(otelts_s) ')}`;
  const closing = readValue(end.onClose, fn, (code) => {
    return `if otelts_b, otelts_ok := otelts_endOnClose(otelts_s, ${code}).(otelts_ReadCloser); otelts_ok { otelts_open = 1 == 0; ${code} = otelts_b }`;
  });
  return `${fail}otelts_open := 1 == 1; ${guarded(closing)}; if otelts_open { otelts_end(otelts_s) } `;
}

/** Not inside of a span of the same layer. */
export function outside(layer: string | undefined, fn: FunctionEditor, code: string): string {
  return layer === undefined ? code : `if !${fn.inside(layer)} { ${code} }`;
}

/** Opens its own variable: it stands in a block. */
export function onlyWhen(when: Expression, fn: FunctionEditor, code: string): string {
  const condition = readValue(when, fn, (value) => `otelts_when = ${value}`);
  return `otelts_when := 1 == 0; ${guarded(condition)}; if otelts_when { ${code} }`;
}
