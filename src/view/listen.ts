// `otel-ts view` without a command: stands where a collector would, until it is told to stop.
import type { PointRecord } from '../otlp/metric-model.ts';
import { openReceiver } from './open-receiver.ts';
import { metricTable } from './metric-table.ts';
import type { PrintLogs, PrintMetrics, PrintTrace } from './printer.ts';
import { watchTraces } from './watch.ts';

export interface ListenOptions {
  port: number;
  quietMs: number;
  print: PrintTrace;
  printMetrics: PrintMetrics;
  /** As they come. */
  printLogs: PrintLogs;
  /** For people: one line, without its newline. */
  note: (line: string) => void;
  stop: AbortSignal;
}

/** Resolves after `stop`, when every trace has been shown. */
export async function listen({ port, quietMs, print, printMetrics, printLogs, note, stop }: ListenOptions): Promise<void> {
  const watch = watchTraces({ quietMs, onTrace: print });
  const onRefused = (reason: string) => note(`refused ${reason}`);
  // One report at a time, as it comes: over days nobody wants to wait for the end.
  const onPoints = (points: PointRecord[]) => {
    const report = metricTable();
    report.add(points);
    printMetrics(report.points());
  };
  const receiver = await openReceiver({ port, keep: false, onBatch: watch.add, onPoints, onLogs: printLogs, onRefused });
  note(`listening; start a program with OTEL_EXPORTER_OTLP_ENDPOINT=${receiver.url}`);
  note('by any OTEL_EXPORTER_OTLP_PROTOCOL; Ctrl-C ends');
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  watch.flush();
  await receiver.close();
}
