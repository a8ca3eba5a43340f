// A trace as a tree for a terminal: one line a span, and below it what went wrong and where its links lead.
// The same trace gives the same text, whatever the order in which its spans came.
import { serviceName } from '../otlp/model.ts';
import type { SpanNode, Trace } from '../otlp/tree.ts';
import { notableAttributes } from './attributes.ts';
import { formatDuration } from './duration.ts';
import { type Paper, type Piece, writeLine } from './line.ts';
import { noteLines } from './notes.ts';
import { printable, shorten } from './printable.ts';

/** Columns; beyond it, depth no longer shows. A multiple of a step. */
const DEEPEST_INDENT = 240;

interface Place {
  node: SpanNode;
  /** What stands left of the branch. */
  indent: string;
  last: boolean;
  serviceAbove: string | undefined;
}

/** Lines that end in a newline each. */
export function renderTrace(trace: Trace, paper: Paper = { colour: false }): string {
  const lines = [writeLine('', heading(trace), paper)];
  // Not recursive: a trace may be deeper than the stack.
  for (const stack = places(trace.roots, '', undefined); stack.length > 0; ) {
    const { node, indent, last, serviceAbove } = stack.pop()!;
    const below = (indent + (last ? '   ' : '│  ')).slice(-DEEPEST_INDENT);
    lines.push(writeLine(indent + (last ? '└─ ' : '├─ '), spanPieces(node, serviceAbove), paper));
    const gutter = node.children.length > 0 ? `${below}│  ` : `${below}   `;
    for (const note of noteLines(node)) lines.push(writeLine(gutter, note, paper));
    for (const place of places(node.children, below, serviceName(node.span))) stack.push(place);
  }
  return `${lines.join('\n')}\n`;
}

/** Last first, for a stack. */
function places(nodes: SpanNode[], indent: string, serviceAbove: string | undefined): Place[] {
  return nodes.map((node, index) => ({ node, indent, last: index === nodes.length - 1, serviceAbove })).reverse();
}

function heading(trace: Trace): Piece[] {
  const counts = [formatDuration(trace.duration), count(trace.spanCount, 'span')];
  if (trace.services.length > 1) counts.push(count(trace.services.length, 'service'));
  const pieces: Piece[] = [
    { text: 'trace', style: 'plain' },
    { text: trace.traceId, style: 'bold' },
    { text: counts.join(', ') + (trace.errorCount > 0 ? ',' : ''), style: 'dim' },
  ];
  if (trace.errorCount > 0) pieces.push({ text: count(trace.errorCount, 'error'), style: 'error' });
  return pieces;
}

function spanPieces({ span, orphan, duration }: SpanNode, serviceAbove: string | undefined): Piece[] {
  const pieces: Piece[] = [];
  // First, so that no narrow terminal cuts it off.
  if (span.status.code === 'ERROR') pieces.push({ text: 'ERROR', style: 'error' });
  pieces.push({ text: printable(span.name) || '(no name)', style: 'plain' });
  if (span.kind !== 'UNSPECIFIED') pieces.push({ text: span.kind, style: 'kind' });
  const service = serviceName(span);
  if (service !== (serviceAbove ?? '')) pieces.push({ text: `[${shorten(service, 40) || 'no service.name'}]`, style: 'service' });
  pieces.push({ text: span.end === 0n ? 'not ended' : formatDuration(duration), style: 'time' });
  if (orphan) pieces.push({ text: `(parent ${span.parentSpanId} not received)`, style: 'error' });
  for (const text of notableAttributes(span)) pieces.push({ text, style: 'dim' });
  return pieces;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
