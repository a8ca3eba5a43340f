// metric: a measurement of a function's run, in the words of the semantic conventions.
import { type Position, UserError } from '../../errors.ts';
import { type Expression, readExpression } from '../expressions.ts';
import type { Advice } from '../model.ts';
import { fail, nearestHint, positionOf, readList, readMapping, readScalarText, readString, type YamlValue } from '../yaml.ts';
import { lateWord } from './late-words.ts';
import { ORDER_KEYS } from './order.ts';
import { type Attribute, readAttributes, readLayer } from './span.ts';

/** Numbers of runtime-go/metric_site.go. */
export const INSTRUMENTS = { counter: 1, up_down_counter: 2, histogram: 3, gauge: 4 } as const;
export type Instrument = keyof typeof INSTRUMENTS;

/** When the value is read; `running`: added on entry, taken back on return. */
export const MOMENTS = ['return', 'entry', 'running'] as const;

/** https://opentelemetry.io/docs/specs/otel/metrics/sdk/#explicit-bucket-histogram-aggregation */
const DEFAULT_BUCKETS = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];
/** What the conventions advise for durations: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
const SECONDS_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

export interface MetricAdvice extends Advice {
  key: 'metric';
  name: string;
  namePosition: Position;
  instrument: Instrument;
  instrumentPosition: Position;
  unit: string;
  unitPosition: Position;
  description: string;
  at: (typeof MOMENTS)[number];
  /** Left out: 1. */
  value: Expression | undefined;
  /** Upper bounds, ascending; empty for what is no histogram. */
  buckets: number[];
  when: Expression | undefined;
  /** Inside of an open span of the same layer, its function's own apart, nothing is measured. */
  layer: string | undefined;
  attributes: Attribute[];
  end: { error: Expression | undefined; errorType: Expression | undefined; attributes: Attribute[]; keep: Expression | undefined };
}

const KEYS = ['name', 'instrument', 'unit', 'description', 'at', 'value', 'buckets', 'when', 'layer', 'attributes', 'end', ...ORDER_KEYS];
const END_KEYS = ['error', 'error-type', 'attributes', 'keep'];

export function readMetric(value: YamlValue): MetricAdvice {
  const entries = readMapping(value, 'metric', KEYS);
  const need = (key: string, hint: string): YamlValue => entries.get(key) ?? fail(value, `metric: "${key}" is missing`, hint);
  const place = (key: string): Position => positionOf(entries.get(key) ?? value);
  const optional = (from: ReadonlyMap<string, YamlValue>, key: string): Expression | undefined => {
    const inner = from.get(key);
    return inner && readExpression(inner, key);
  };
  const end = entries.get('end');
  const endEntries = end ? readMapping(end, 'end', END_KEYS) : new Map<string, YamlValue>();
  const instrument = readChoice(need('instrument', `one of ${Object.keys(INSTRUMENTS).join(', ')}`), 'instrument', Object.keys(INSTRUMENTS) as Instrument[]);
  const at = entries.get('at');
  const unit = entries.get('unit');
  const unitText = unit ? readUnit(unit) : '';
  const metric: MetricAdvice = {
    key: 'metric',
    position: positionOf(value),
    name: readName(need('name', 'write name: shop.orders')),
    namePosition: place('name'),
    instrument,
    instrumentPosition: place('instrument'),
    unit: unitText,
    unitPosition: place('unit'),
    description: readDescription(entries.get('description')),
    at: at ? readChoice(at, 'at', MOMENTS) : 'return',
    value: optional(entries, 'value'),
    buckets: readBuckets(entries.get('buckets'), instrument, unitText),
    when: optional(entries, 'when'),
    layer: readLayer(entries.get('layer')),
    attributes: readAttributes(entries.get('attributes')),
    end: { error: optional(endEntries, 'error'), errorType: optional(endEntries, 'error-type'), attributes: readAttributes(endEntries.get('attributes')), keep: optional(endEntries, 'keep') },
  };
  if (!metric.value && (instrument === 'histogram' || instrument === 'gauge')) fail(value, `metric: a ${instrument} needs a value`, 'write value: duration, or an expression');
  if (metric.at === 'running' && instrument !== 'up_down_counter') fail(at as YamlValue, `at: running is for up_down_counter, not for ${instrument}`, 'leave it out');
  if (end && metric.at !== 'return') fail(end, `end: a metric at ${metric.at} is measured before the function has ended`, 'use attributes, or at: return');
  if (metric.at !== 'return') refuseResults(metric);
  return metric;
}

/** What is known on entry only. */
function refuseResults({ at, value, when, attributes }: MetricAdvice): void {
  for (const expression of [value, when, ...attributes.map((attribute) => attribute.value)]) {
    const word = expression && wordOfReturn(expression);
    if (word) throw new UserError(`metric: "${word}" is not known at ${at}`, { position: expression.position, hint: 'use at: return' });
  }
}

export function wordOfReturn(expression: Expression): string | undefined {
  return lateWord(expression, ['duration']);
}

/** Whether a metric at return reads it then, and not on entry: the route is known when somebody has named it, as a recovered panic is. */
export function readsLate(expression: Expression): boolean {
  return wordOfReturn(expression) !== undefined || /\b(?:route|recovered)\(\)/.test(expression.text);
}

/** https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax */
function readName(value: YamlValue): string {
  const name = readString(value, 'name');
  if (/^[A-Za-z][\w./-]{0,254}$/.test(name)) return name;
  return fail(value, `name: "${name}" is no name of an instrument`, 'a letter, then letters, digits and _ . - /, at most 255');
}

function readUnit(value: YamlValue): string {
  const unit = readString(value, 'unit');
  if (/^[\x21-\x7e]{0,63}$/.test(unit)) return unit;
  return fail(value, `unit: "${unit}" is no unit`, 'at most 63 ASCII characters: s, By, {request}');
}

function readDescription(value: YamlValue | undefined): string {
  return value ? readString(value, 'description') : '';
}

function readBuckets(value: YamlValue | undefined, instrument: Instrument, unit: string): number[] {
  if (instrument !== 'histogram') return value ? fail(value, `buckets: a ${instrument} has none`, 'use instrument: histogram') : [];
  if (!value) return unit === 's' ? SECONDS_BUCKETS : DEFAULT_BUCKETS;
  const bounds: number[] = [];
  for (const item of readList(value, 'buckets')) {
    const text = readScalarText(item, 'buckets');
    const bound = Number(text);
    if (text.trim() === '' || !Number.isFinite(bound)) fail(item, `buckets: "${text}" is no number`);
    if (bounds.length > 0 && bound <= (bounds.at(-1) as number)) fail(item, `buckets: ${text} is not larger than the bound before it`, 'write upper bounds in ascending order');
    bounds.push(bound);
  }
  return bounds;
}

function readChoice<T extends string>(value: YamlValue, what: string, choices: readonly T[]): T {
  const text = readString(value, what);
  return choices.find((choice) => choice === text) ?? fail(value, `${what}: unknown ${what === 'at' ? 'moment' : what} "${text}"`, nearestHint(text, choices, 'known are'));
}
