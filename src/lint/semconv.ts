// Names of the semantic conventions. semconv.json comes from the package that OpenTelemetry generates from its
// registry; `npm run semconv` writes it anew.
import { editDistance } from '../aspects/yaml.ts';
import data from './semconv.json' with { type: 'json' };

interface Names {
  current: readonly string[];
  /** Name → what replaces it: a name, a sentence, or nothing. */
  deprecated: Readonly<Record<string, string>>;
}

export type NameKind = 'attribute' | 'metric';

export type NameStatus = { status: 'known' } | { status: 'deprecated'; advice: string } | { status: 'unknown'; nearest: string | undefined };

const ATTRIBUTES: Names = data.attributes;
const METRICS: Names = data.metrics;
const PREFIXES: Names = data.prefixes;
const INSTRUMENTS: Readonly<Record<string, string>> = data.instruments;
const TYPES: Readonly<Record<string, string>> = data.types;

export const SEMCONV_VERSION = data.version;

/** What the conventions say that a metric is; undefined: they say nothing of it. */
export function instrumentOf(metric: string): { instrument: string; unit: string } | undefined {
  const known = Object.hasOwn(INSTRUMENTS, metric) ? INSTRUMENTS[metric] : undefined;
  const [instrument = '', unit = ''] = known?.split(' ') ?? [];
  return known === undefined ? undefined : { instrument, unit };
}

/** `string`, `int`, `double`, `boolean`, `string[]` …; undefined: the conventions leave it open, or it is a template's. */
export function typeOf(attribute: string): string | undefined {
  return Object.hasOwn(TYPES, attribute) ? TYPES[attribute] : undefined;
}

export function lookUp(kind: NameKind, name: string): NameStatus {
  const names = kind === 'metric' ? METRICS : ATTRIBUTES;
  if (names.current.includes(name)) return { status: 'known' };
  const replacement = Object.hasOwn(names.deprecated, name) ? names.deprecated[name] : undefined;
  if (replacement !== undefined) return { status: 'deprecated', advice: adviceOf(replacement) };
  if (kind === 'attribute') {
    if (PREFIXES.current.some((prefix) => name.startsWith(prefix) && name !== prefix)) return { status: 'known' };
    const old = Object.keys(PREFIXES.deprecated).find((prefix) => name.startsWith(prefix) && name !== prefix);
    if (old !== undefined) return { status: 'deprecated', advice: adviceOf(PREFIXES.deprecated[old] as string) };
  }
  return { status: 'unknown', nearest: nearest(name, names.current) };
}

function adviceOf(replacement: string): string {
  if (replacement === '') return 'nothing replaces it';
  return /^[\w.]+$/.test(replacement) ? `use "${replacement}"` : replacement.replace(/\.$/, '').replaceAll('`', '"');
}

/** By the smallest number of changed letters, and not at all where that is a third of the name. */
function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let limit = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= limit) continue;
    const distance = editDistance(name, candidate);
    if (distance < limit) [best, limit] = [candidate, distance];
  }
  return best;
}
