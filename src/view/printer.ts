// Where traces, metrics and log records go: a stream, as trees or as lines of JSON, with colours where a person reads them.
import type { Trace } from '../otlp/tree.ts';
import type { LogRecord } from '../otlp/log-model.ts';
import type { PointRecord } from '../otlp/metric-model.ts';
import { logToJson } from './log-json.ts';
import { pointToJson } from './metrics-json.ts';
import { renderLog } from './render-log.ts';
import { renderMetrics } from './render-metrics.ts';
import { renderTrace } from './render.ts';
import { traceToJson } from './trace-json.ts';

/** What we ask of process.stdout or process.stderr. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export type PrintTrace = (trace: Trace, late: number) => void;
export type PrintMetrics = (points: readonly PointRecord[]) => void;
export type PrintLogs = (records: readonly LogRecord[]) => void;

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

export function metricsPrinter(output: Output, json: boolean, env: NodeJS.ProcessEnv = process.env): PrintMetrics {
  if (json) return (points) => void output.write(points.map((point) => `${pointToJson(point)}\n`).join(''));
  const colour = wantsColour(output, env);
  return (points) => {
    const columns = output.isTTY ? output.columns || undefined : undefined;
    if (points.length > 0) output.write(`${renderMetrics(points, { columns, colour })}\n`);
  };
}

export function logPrinter(output: Output, json: boolean, env: NodeJS.ProcessEnv = process.env): PrintLogs {
  if (json) return (records) => void output.write(records.map((record) => `${logToJson(record)}\n`).join(''));
  const colour = wantsColour(output, env);
  return (records) => {
    const columns = output.isTTY ? output.columns || undefined : undefined;
    if (records.length > 0) output.write(records.map((record) => renderLog(record, { columns, colour })).join(''));
  };
}

export function wantsColour(output: Output, env: NodeJS.ProcessEnv): boolean {
  return output.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
