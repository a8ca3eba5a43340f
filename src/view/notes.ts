// What is said below a span's line: the message of its status, its exceptions, its links.
import type { LinkRecord, SpanRecord } from '../otlp/model.ts';
import type { SpanNode } from '../otlp/tree.ts';
import { formatValue } from './attributes.ts';
import type { Piece } from './line.ts';
import { shorten } from './printable.ts';

const LONGEST = 200;

export function noteLines({ span }: SpanNode): Piece[][] {
  const exceptions = exceptionNotes(span);
  const message = shorten(span.status.message, LONGEST);
  // Recorders tend to give the error's text twice; once is enough.
  const said = exceptions.some((note) => note.endsWith(message));
  const notes: Piece[][] = [];
  if (message !== '' && !said) notes.push([{ text: message, style: 'error' }]);
  for (const text of exceptions) notes.push([{ text, style: 'error' }]);
  for (const link of span.links) notes.push([{ text: linkNote(link, span), style: 'dim' }]);
  return notes;
}

function exceptionNotes(span: SpanRecord): string[] {
  return span.events
    .filter((event) => event.name === 'exception')
    .map(({ attributes }) => {
      const parts = [attributes['exception.type'], attributes['exception.message']]
        .map((value) => (value === undefined ? '' : shorten(formatValue(value), LONGEST)))
        .filter((part) => part !== '');
      return `exception ${parts.join(': ')}`.trimEnd();
    });
}

function linkNote(link: LinkRecord, span: SpanRecord): string {
  const place = link.traceId === span.traceId ? 'this trace' : `trace ${link.traceId || '(none)'}`;
  return `linked to ${place}, span ${link.spanId || '(none)'}`;
}
