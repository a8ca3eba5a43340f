// What one aspect file gives: for which versions of the library, which spans, attributes and metrics, in which back ends.
import { isMap, isScalar, isSeq, visit } from 'yaml';
import type { AnyAdvice } from '../aspects/advice/registry.ts';
import { SPAN_KINDS } from '../aspects/advice/span.ts';
import { backEndsOf } from './back-ends.ts';
import { attributesOf, templatesOf } from './parts.ts';
import type { LintedFile } from './subject.ts';

export interface LibrarySummary {
  library: string;
  description: string;
  file: string;
  /** Ranges that join points ask for; none: any version. */
  versions: string[];
  spans: { id: string; kind: string }[];
  attributes: string[];
  metrics: string[];
  /** Whether trace context is taken from what comes in, and put into what goes out. */
  context: { in: boolean; out: boolean };
  /** Packages that the aspects name. */
  packages: string[];
  backEnds: { aspects: number; ebpf: { all: number; part: number; none: number } };
}

export function summarize({ file, aspects }: LintedFile): LibrarySummary {
  const ebpf = { all: 0, part: 0, none: 0 };
  for (const aspect of file.aspects) ebpf[backEndsOf(aspect).ebpf]++;
  const advice = file.aspects.flatMap((aspect) => aspect.advice);
  return {
    library: file.meta.name,
    description: file.meta.description,
    file: file.name,
    versions: [...new Set(aspects.flatMap(({ joinPoint }) => versionsIn(joinPoint.node)))],
    spans: file.aspects.flatMap(({ id, advice: own }) => own.flatMap((one) => (one.key === 'span' ? [{ id, kind: kindName(one.kind) }] : []))),
    attributes: [...new Set(advice.flatMap((one) => attributeNames(one)))].sort(),
    metrics: [...new Set([...advice.flatMap((one) => (one.key === 'metric' ? [one.name] : [])), ...(mentions(advice, 'otelts_watchPool(') ? POOL_METRICS : [])])].sort(),
    context: {
      in: advice.some((one) => one.key === 'extract-context' || (one.key === 'span' && one.extractContext)) || mentions(advice, 'otelts_beginRemote('),
      out: advice.some(({ key }) => key === 'inject-context') || OUTBOUND.some((call) => mentions(advice, call)),
    },
    packages: [...new Set(file.aspects.flatMap(({ joinPoint: { bound } }) => (bound === 'everything' ? [] : bound.importPaths)))].sort(),
    backEnds: { aspects: file.aspects.length, ebpf },
  };
}

/** What code of aspects calls before it writes a context. */
const OUTBOUND = ['otelts_mayInject(', 'otelts_sending('];

/** What the runtime asks a pool for that is shown to it (runtime-go/metric_pools.go). */
const POOL_METRICS = ['db.client.connection.count', 'db.client.connection.idle.max', 'db.client.connection.limit', 'db.client.connection.pending_requests'];

/** Whether code of the aspects' own calls one of our helpers. */
function mentions(advice: readonly AnyAdvice[], call: string): boolean {
  return advice.some((one) => templatesOf(one).some(({ value }) => value.text.includes(call)));
}

function attributeNames(advice: AnyAdvice): string[] {
  const route = advice.key === 'attributes' && advice.route ? ['http.route'] : [];
  const errorType = advice.key === 'span' && advice.end.errorType ? ['error.type'] : [];
  return [...attributesOf(advice).map(({ value }) => value.key), ...route, ...errorType];
}

function kindName(kind: number): string {
  return Object.keys(SPAN_KINDS).find((name) => SPAN_KINDS[name] === kind) ?? 'internal';
}

/** What stands behind `version:`, wherever in the join point. */
function versionsIn(node: unknown): string[] {
  const found: string[] = [];
  if (!isMap(node) && !isSeq(node)) return found;
  visit(node, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === 'version' && isScalar(value)) found.push(String(value.value));
    },
  });
  return found;
}
