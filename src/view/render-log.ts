// A log record for a terminal: one line, with the first digits of its trace, which the tree shows too.
import type { LogRecord } from '../otlp/log-model.ts';
import { serviceName } from '../otlp/model.ts';
import { formatValue } from './attributes.ts';
import { type Paper, type Piece, writeLine } from './line.ts';
import { printable, shorten } from './printable.ts';

const LONGEST = 60;
const ERROR = 17;

/** Ends in a newline. */
export function renderLog(record: LogRecord, paper: Paper = { colour: false }): string {
  const { severity, severityText, body, attributes, traceId } = record;
  const service = `[${shorten(serviceName(record), 40) || 'no service.name'}]`;
  const pairs = Object.entries(attributes).map(([key, value]) => `${printable(key)}=${shorten(formatValue(value), LONGEST)}`);
  const pieces: Piece[] = [
    { text: 'log', style: 'plain' },
    { text: service, style: 'service' },
    { text: printable(severityText) || String(severity), style: severity >= ERROR ? 'error' : 'kind' },
    { text: printable(formatValue(body)), style: 'plain' },
    ...pairs.map((text): Piece => ({ text, style: 'dim' })),
    ...(traceId === '' ? [] : [{ text: `trace ${traceId}`, style: 'dim' } as const]),
  ];
  return `${writeLine('', pieces, paper)}\n`;
}
