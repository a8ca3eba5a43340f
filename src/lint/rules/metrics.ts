// semconv-metric: metrics of the semantic conventions with another instrument or unit than theirs, which no dashboard
// would understand. metric-differs: places that share a metric and describe it otherwise; a program reports it as the
// place does that measures first.
import type { MetricAdvice } from '../../aspects/advice/metric.ts';
import type { Report } from '../finding.ts';
import { instrumentOf, SEMCONV_VERSION } from '../semconv.ts';
import type { Subject } from '../subject.ts';

export function findOtherInstruments({ files }: Subject): Report[] {
  const advice = files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => aspect.advice));
  return advice.flatMap((one) => (one.key === 'metric' ? differences(one) : []));
}

export function findDisagreements({ files }: Subject): Report[] {
  const firsts = new Map<string, MetricAdvice>();
  const reports = new Map<string, Report>();
  for (const { file, aspects } of files) {
    for (const advice of aspects.flatMap(({ aspect }) => aspect.advice)) {
      if (advice.key !== 'metric') continue;
      const { name, unit, instrument, position } = advice;
      const shared = [file.meta.name, name, unit, instrument].join('\n');
      const first = firsts.get(shared) ?? advice;
      firsts.set(shared, first);
      const words = disagreementOf(advice, first);
      const place = `${first.position.file}:${first.position.line}`;
      // Aliases repeat a place: it is told once.
      if (words) reports.set(`${position.file}:${position.line}:${position.column}`, { position, message: `"${name}" has ${words} than at ${place}, which is the same metric`, hint: 'give both the same, by an alias' });
    }
  }
  return [...reports.values()];
}

function disagreementOf(one: MetricAdvice, other: MetricAdvice): string | undefined {
  if (one.description !== other.description) return 'another description';
  return one.buckets.join() === other.buckets.join() ? undefined : 'other buckets';
}

function differences({ name, instrument, instrumentPosition, unit, unitPosition }: MetricAdvice): Report[] {
  const known = instrumentOf(name);
  if (!known) return [];
  const reports: Report[] = [];
  const where = `in the semantic conventions ${SEMCONV_VERSION}`;
  if (known.instrument !== instrument) {
    reports.push({ position: instrumentPosition, message: `"${name}" is ${articled(known.instrument)} ${where}, not ${articled(instrument)}`, hint: `write instrument: ${known.instrument}` });
  }
  if (known.unit !== unit) {
    const given = unit === '' ? 'without a unit' : `in "${unit}"`;
    reports.push({ position: unitPosition, message: `"${name}" is measured in "${known.unit}" ${where}, not ${given}`, hint: `write unit: "${known.unit}"` });
  }
  return reports;
}

function articled(instrument: string): string {
  return `${instrument.startsWith('u') ? 'an' : 'a'} ${instrument}`;
}
