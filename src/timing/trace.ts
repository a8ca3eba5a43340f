// Sends a build as a trace: a span for the go command, one for each tool call, below it what the weaver did. A script of
// its own in dist/, for only --trace-build needs the SDK.
import { type Attributes, type Context, defaultTextMapGetter, ROOT_CONTEXT, type Span, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { VERSION } from '../toolexec/installation.ts';
import { type BuildRecord, packageOf, timesOf } from './build-record.ts';
import type { Phase } from './phases.ts';
import type { Call } from './recording.ts';

/** Milliseconds that a build waits for its collector. */
const PATIENCE = 2000;
const BATCH = 2048;

/** Returns why it was not sent, if it was not. Reads the variables of the OpenTelemetry specification. */
export async function sendBuildTrace(record: BuildRecord, environment: NodeJS.ProcessEnv = process.env, patience = PATIENCE): Promise<string | undefined> {
  if (/^true$/i.test(environment.OTEL_SDK_DISABLED ?? '') || environment.OTEL_TRACES_EXPORTER === 'none') return undefined;
  let failure: string | undefined;
  const exporter = tellingExporter(new OTLPTraceExporter({ timeoutMillis: patience }), (reason) => (failure ??= reason));
  // All spans come at once.
  const spans = record.calls.reduce((sum, { phases }) => sum + 1 + phases.length, record.before.length + 2);
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'otel-ts', 'service.version': VERSION })).merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: Math.max(BATCH, spans), maxExportBatchSize: BATCH })],
  });
  spansOf(record, provider.getTracer('otel-ts', VERSION), parentOf(environment));
  const late = new Promise<string>((done) => setTimeout(done, patience, `no answer within ${patience / 1000} s`).unref());
  const sent = provider.forceFlush().then(() => undefined, (error: unknown) => String((error as Error).message ?? error));
  return ((await Promise.race([sent, late])) ?? failure)?.replace(/^Error: /, '');
}

/** As the specification has it for environment variables: the job that builds is the parent. */
function parentOf({ TRACEPARENT: traceparent, TRACESTATE: tracestate }: NodeJS.ProcessEnv): Context {
  return traceparent ? new W3CTraceContextPropagator().extract(ROOT_CONTEXT, { traceparent, tracestate }, defaultTextMapGetter) : ROOT_CONTEXT;
}

function spansOf({ args, begin, end, status, before, go, calls }: BuildRecord, tracer: Tracer, parent: Context): void {
  const root = start(tracer, `go ${args[0] ?? ''}`, begin, parent, {
    'process.executable.name': 'go',
    'process.command_args': ['go', ...args],
    'process.exit.code': status,
  });
  // Which span a go command runs in, by its process.
  const byGo = new Map([[go.pid, root.below]]);
  phaseSpans(tracer, before, root.below, byGo);
  for (const call of calls) callSpan(tracer, call, byGo.get(call.go) ?? root.below, go.end, byGo);
  finish(root.span, end, status);
}

function callSpan(tracer: Tracer, call: Call, parent: Context, lastEnd: number, byGo: Map<number, Context>): void {
  const { joins } = timesOf(call);
  const path = packageOf(call);
  const { span, below } = start(tracer, `${call.tool} ${path}`.trim(), call.begin, parent, {
    'otelts.tool': call.tool,
    ...(path === '' ? {} : { 'otelts.package': path }),
    'otelts.woven': joins !== undefined,
    ...(joins === undefined ? {} : { 'otelts.joins': joins }),
    ...(call.status === undefined ? {} : { 'process.exit.code': call.status }),
  });
  phaseSpans(tracer, call.phases, below, byGo);
  finish(span, call.end ?? lastEnd, call.status);
}

/** What was done in several pieces is one span, from the first to the last, that tells how long they took together. */
function phaseSpans(tracer: Tracer, phases: readonly Phase[], parent: Context, byGo: Map<number, Context>): void {
  const contexts: Context[] = [];
  for (const { name, begin, end, count, busy, within, go } of phases) {
    const above = (within === undefined ? undefined : contexts[within]) ?? parent;
    const { span, below } = start(tracer, name, begin, above, count > 1 ? { 'otelts.count': count, 'otelts.busy': busy } : {});
    contexts.push(below);
    if (go !== undefined) byGo.set(go, below);
    span.end(timeOf(end));
  }
}

function start(tracer: Tracer, name: string, time: number, parent: Context, attributes: Attributes): { span: Span; below: Context } {
  const span = tracer.startSpan(name, { startTime: timeOf(time), attributes }, parent);
  return { span, below: trace.setSpan(parent, span) };
}

function finish(span: Span, end: number, status: number | undefined): void {
  if (status !== 0) span.setStatus({ code: SpanStatusCode.ERROR, message: status === undefined ? 'did not come to its end' : `exit status ${status}` });
  span.end(timeOf(end));
}

/** Seconds and nanoseconds. */
function timeOf(milliseconds: number): [number, number] {
  const microseconds = Math.round(milliseconds * 1000);
  return [Math.floor(microseconds / 1e6), (microseconds % 1e6) * 1000];
}

/** The SDK keeps failures to itself. */
function tellingExporter(exporter: SpanExporter, failed: (reason: string) => void): SpanExporter {
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) failed(result.error?.message ?? 'the collector refused it');
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
