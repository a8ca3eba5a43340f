// The environment that makes a program with any OpenTelemetry SDK send its traces and metrics, and records where it exports them, to us, and soon.

/** Each of these would win over the general setting that we make. */
const OVERRIDES = ['TRACES', 'METRICS', 'LOGS'].flatMap((signal) => [`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, `OTEL_EXPORTER_OTLP_${signal}_PROTOCOL`]);

export function viewEnvironment(env: NodeJS.ProcessEnv, url: string): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !OVERRIDES.includes(name));
  return {
    ...Object.fromEntries(kept),
    // A batch that waits its usual five seconds is a tree that a person waits for. Empty means unset.
    OTEL_BSP_SCHEDULE_DELAY: env['OTEL_BSP_SCHEDULE_DELAY'] || '200',
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
  };
}
