// Metrics for a terminal: below each service one line an instrument and set of attributes.
import type { HistogramRecord, PointRecord } from '../otlp/metric-model.ts';
import { serviceName } from '../otlp/model.ts';
import { formatValue } from './attributes.ts';
import { formatDuration } from './duration.ts';
import { type Paper, type Piece, writeLine } from './line.ts';
import { printable, shorten } from './printable.ts';

const LONGEST = 60;

/** Lines that end in a newline each; `points` in the order of MetricTable. */
export function renderMetrics(points: readonly PointRecord[], paper: Paper = { colour: false }): string {
  const lines: string[] = [];
  let service: string | undefined;
  for (const point of points) {
    const name = serviceName(point);
    if (name !== service) {
      const shown = `[${shorten(name, 40) || 'no service.name'}]`;
      lines.push(writeLine('', [{ text: 'metrics', style: 'plain' }, { text: shown, style: 'service' }], paper));
    }
    service = name;
    lines.push(writeLine('   ', pieces(point), paper));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function pieces({ name, unit, value, histogram, attributes }: PointRecord): Piece[] {
  const shown = histogram ? histogramText(histogram, unit) : amount(value ?? 0, unit);
  const pairs = Object.entries(attributes).map(([key, inner]) => `${printable(key)}=${shorten(formatValue(inner), LONGEST)}`);
  return [
    { text: printable(name), style: 'plain' },
    { text: shown, style: 'time' },
    ...pairs.sort().map((text): Piece => ({ text, style: 'dim' })),
  ];
}

function histogramText({ count, sum, min, max }: HistogramRecord, unit: string): string {
  if (count === 0n) return 'none';
  const range = min === undefined || max === undefined || count === 1n ? '' : ` (${amount(min, unit)} to ${amount(max, unit)})`;
  return `${count} × ${amount(sum / Number(count), unit)}${range}`;
}

/** `{request}` is a word for people and needs no place of its own: the name says it. */
function amount(value: number | bigint, unit: string): string {
  if (unit === 's' && typeof value === 'number' && Number.isFinite(value)) return formatDuration(BigInt(Math.round(value * 1e9)));
  const number = typeof value === 'bigint' || Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
  return unit === '' || unit === '1' || /^\{.*\}$/.test(unit) ? number : `${number} ${printable(unit)}`;
}
