// An OTLP receiver (HTTP, and gRPC on the same port) inside this process, for `view` and for every test that asks which spans a program sent.
// It listens on the loopback interface only and stores spans before it answers, so a sender's success means they are here.
import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accept } from './accept.ts';
import { grpcServer } from './grpc.ts';
import type { LogRecord } from './log-model.ts';
import type { PointRecord } from './metric-model.ts';
import type { SpanRecord } from './model.ts';
import { onePort } from './one-port.ts';
import { settleWhen, type Waiter, waiters } from './wait.ts';

export interface ReceiverOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  host?: '127.0.0.1';
  /** Called with each request's spans, in the order of arrival. */
  onBatch?: (spans: SpanRecord[]) => void;
  /** The same of data points. */
  onPoints?: (points: PointRecord[]) => void;
  /** The same of log records. */
  onLogs?: (records: LogRecord[]) => void;
  /** Called with one line for each request that was not accepted. */
  onRefused?: (reason: string) => void;
  /** Whether spans(), points() and logs() remember; a listener that runs for days must not. Default true. */
  keep?: boolean;
}

export interface Receiver {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT wants: `http://127.0.0.1:4318`. */
  readonly url: string;
  readonly port: number;
  /** Everything received so far, in the order of arrival, duplicates too. */
  spans(): SpanRecord[];
  /** Every data point received so far, in the order of arrival. */
  points(): PointRecord[];
  /** Every log record received so far, in the order of arrival. */
  logs(): LogRecord[];
  /** One line for each request that was not accepted: a test should find none. */
  refusals(): string[];
  /** Resolves with all spans as soon as `predicate` holds for them; rejects after `timeoutMs`, saying what did come. */
  waitFor: Waiter['waitFor'];
  /** Resolves when no request is under way, or after `timeoutMs`. */
  settled(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Rejects with Node's own error where the port is taken (`EADDRINUSE`) or forbidden (`EACCES`). */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { port = 0, host = '127.0.0.1', keep = true } = options;
  const spans: SpanRecord[] = [];
  const points: PointRecord[] = [];
  const logs: LogRecord[] = [];
  const refusals: string[] = [];
  const waiting = waiters(() => [...spans]);
  let active = 0;

  const sink = {
    batch(batch: SpanRecord[]) {
      if (keep) for (const span of batch) spans.push(span);
      options.onBatch?.(batch);
      waiting.check();
    },
    points(batch: PointRecord[]) {
      if (keep) for (const point of batch) points.push(point);
      options.onPoints?.(batch);
      waiting.check();
    },
    logs(batch: LogRecord[]) {
      if (keep) for (const record of batch) logs.push(record);
      options.onLogs?.(batch);
      waiting.check();
    },
    refused(reason: string) {
      if (keep) refusals.push(reason);
      options.onRefused?.(reason);
    },
  };
  const count = (call: Pick<EventEmitter, 'once'>) => {
    active++;
    call.once('close', () => active--);
  };
  const http1 = createServer((request, response) => {
    count(response);
    void accept(request, response, sink);
  });
  const server = onePort(http1, grpcServer(sink, count));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;

  return {
    url: `http://${host}:${bound}`,
    port: bound,
    spans: () => [...spans],
    points: () => [...points],
    logs: () => [...logs],
    refusals: () => [...refusals],
    waitFor: waiting.waitFor,
    settled: (timeoutMs) => settleWhen(() => active === 0, timeoutMs),
    async close() {
      waiting.abandon();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.destroyAll();
      await closed;
    },
  };
}
