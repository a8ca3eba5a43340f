// The proof of the exporters: an OpenTelemetry Collector, built from its own modules, receives what woven programs send,
// by every protocol, packed and not, and hands on the same spans, points and log records that our own receiver sees.
import { execa } from 'execa';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeLogs, decodeMetrics, decodeTraces } from '../../src/otlp/decode.ts';
import type { LogRecord } from '../../src/otlp/log-model.ts';
import type { PointRecord } from '../../src/otlp/metric-model.ts';
import type { SpanRecord } from '../../src/otlp/model.ts';
import { freePort } from '../support/free-port.ts';
import { build, launcher, listens, repository, runTraced, scratch } from '../support/otel-ts.ts';
import { sketchPoints, sketchTraces } from '../support/sketch.ts';
import { replace } from '../../src/view/trace-json.ts';

/** One of its modules stands for all of them. */
const probe = await execa('go', ['mod', 'download', 'go.opentelemetry.io/collector/otelcol@v0.155.0'], { cwd: import.meta.dirname, reject: false });
const missing = probe.failed ? ', whose modules this machine cannot get' : '';

const directory = scratch('collector');
const programs = { hello: join(directory, 'hello'), metrics: join(directory, 'metrics'), logs: join(directory, 'logs') };
type Program = keyof typeof programs;
const sees = {} as Record<Program, Seen & { stdout: string; exitCode: number | undefined }>;

/** What the runtimes count of themselves differs from run to run. */
const QUIET = { OTEL_GO_DISABLED_INSTRUMENTATIONS: 'runtime/metrics,otel-sdk,log,log-slog', OTEL_LOGS_EXPORTER: 'otlp' };

interface Seen {
  traces: string[];
  points: Record<string, string[]>;
  logs: string[];
}

const SHOWN = ['http.response.status_code', 'error.type', 'shop.tier', 'shop.kind'];

function seen(spans: SpanRecord[], points: PointRecord[], logs: LogRecord[]): Seen {
  const names = [...new Set(points.map(({ name }) => name))].sort();
  const records = logs.map(({ severity, severityText, body, attributes, flags, traceId, spanId }) => {
    const span = spans.find((one) => one.traceId === traceId && one.spanId === spanId);
    return JSON.stringify([severity, severityText, body, attributes, flags, span?.name ?? spanId], replace);
  });
  return { traces: sketchTraces(spans, SHOWN), logs: records, points: Object.fromEntries(names.map((name) => [name, sketchPoints(points, name, SHOWN)])) };
}

describe.skipIf(missing)(`the Collector${missing}`, () => {
  beforeAll(async () => {
    await execa('go', ['build', '-o', `${directory}/`, '.'], { cwd: import.meta.dirname });
    const source = join(repository, 'test/programs');
    await build(join(source, 'hello'), '-o', programs.hello, '.');
    await execa(launcher, ['go', '--aspects', 'shop.aspect.yml', 'build', '-o', programs.metrics, '.'], { cwd: join(source, 'metrics'), stdin: 'ignore' });
    await build(join(source, 'logs-otlp'), '-o', programs.logs, '.');
    for (const program of ['hello', 'metrics', 'logs'] as const) {
      const { spans, points, logs, stdout, exitCode } = await runTraced(programs[program], [], { env: QUIET });
      sees[program] = { ...seen(spans, points, logs), stdout, exitCode };
      expect(sees[program].traces.length).toBeGreaterThan(program === 'logs' ? 0 : 2);
      expect(sees[program].logs.length).toBeGreaterThan(program === 'logs' ? 10 : -1);
      expect(Object.keys(sees[program].points).length).toBeGreaterThan(2);
    }
    // The Collector takes a minute and a half of CPU the first time, which a busy machine may not have at once.
  }, 1_800_000);

  const matrix = ['grpc', 'http/protobuf', 'http/json'].flatMap((protocol) => ['none', 'gzip'].map((compression) => ({ protocol, compression })));

  test.each(matrix)('$protocol, compression $compression', async ({ protocol, compression }) => {
    for (const program of ['hello', 'metrics', 'logs'] as const) {
      const collector = await startCollector();
      const port = protocol === 'grpc' ? collector.grpc : collector.http;
      const env = {
        ...QUIET,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
        OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
        OTEL_EXPORTER_OTLP_COMPRESSION: compression,
        OTEL_TS_EXIT_TIMEOUT: '60000',
      };
      const { stdout, stderr, exitCode } = await execa(programs[program], { env, reject: false, stdin: 'ignore' });
      const { traces, points, logs } = await collector.stop();
      const { stdout: wantedOutput, exitCode: wantedStatus, ...wanted } = sees[program];
      expect(seen(traces, points, logs)).toEqual(wanted);
      expect({ stdout, exitCode }).toEqual({ stdout: wantedOutput, exitCode: wantedStatus });
      expect(stderr).not.toContain('otel-ts:');
    }
  });
});

async function startCollector() {
  const own = mkdtempSync(join(directory, 'run-'));
  const [grpc, http] = [await freePort(), await freePort()];
  const values = { GRPC_PORT: String(grpc), HTTP_PORT: String(http), DIRECTORY: own };
  const template = readFileSync(join(import.meta.dirname, 'collector.yaml'), 'utf8');
  writeFileSync(join(own, 'collector.yaml'), template.replace(/GRPC_PORT|HTTP_PORT|DIRECTORY/g, (name) => values[name as keyof typeof values]));
  const process = execa(join(directory, 'collector'), ['--config', join(own, 'collector.yaml')], { reject: false, all: true });
  for (let attempt = 0; !((await listens(grpc)) && (await listens(http))); attempt++) {
    if (process.exitCode !== null || attempt > 3000) throw new Error(`the Collector does not listen: ${(await process).all}`);
    await sleep(20);
  }
  return {
    grpc,
    http,
    /** Its files are complete once it has ended. */
    async stop() {
      process.kill('SIGTERM');
      const { exitCode, all } = await process;
      expect(exitCode, all).toBe(0);
      const lines = (name: string) => readFileSync(join(own, name), 'utf8').split('\n').filter(Boolean).map((line) => Buffer.from(line));
      return {
        traces: lines('traces.json').flatMap((line) => decodeTraces(line, 'json')),
        points: lines('metrics.json').flatMap((line) => decodeMetrics(line, 'json')),
        logs: lines('logs.json').flatMap((line) => decodeLogs(line, 'json')),
      };
    },
  };
}
