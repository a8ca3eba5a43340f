// Where traces go: a stream, as trees or as lines of JSON, with colours where a person reads them.
import type { Trace } from '../otlp/tree.ts';
import { renderTrace } from './render.ts';
import { traceToJson } from './trace-json.ts';

/** What we ask of process.stdout or process.stderr. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export type PrintTrace = (trace: Trace, late: number) => void;

export function tracePrinter(output: Output, json: boolean, env: NodeJS.ProcessEnv = process.env): PrintTrace {
  if (json) return (trace) => void output.write(`${traceToJson(trace)}\n`);
  const colour = wantsColour(output, env);
  return (trace, late) => {
    // Asked each time: a terminal changes its size.
    const columns = output.isTTY ? output.columns || undefined : undefined;
    const again = late > 0 ? `shown again, ${late} late ${late === 1 ? 'span' : 'spans'}:\n` : '';
    output.write(`${again}${renderTrace(trace, { columns, colour })}\n`);
  };
}

export function wantsColour(output: Output, env: NodeJS.ProcessEnv): boolean {
  return output.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
