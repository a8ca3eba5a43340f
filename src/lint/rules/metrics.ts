// semconv-metric: metrics of the semantic conventions with another instrument or unit than theirs, which no dashboard
// would understand.
import type { MetricAdvice } from '../../aspects/advice/metric.ts';
import type { Report } from '../finding.ts';
import { instrumentOf, SEMCONV_VERSION } from '../semconv.ts';
import type { Subject } from '../subject.ts';

export function findOtherInstruments({ files }: Subject): Report[] {
  const advice = files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => aspect.advice));
  return advice.flatMap((one) => (one.key === 'metric' ? differences(one) : []));
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
