// The messages of an OTLP metrics export, opentelemetry-proto 1.x, in the words of schema.ts. Summaries and exponential
// histograms are skipped: nothing of ours sends them.
import { keyValue } from './any-value.ts';
import { type Codec, field, mapped, message, repeated } from './codec.ts';
import { bool, double, enumeration, fixed64, identifier, packed, sfixed64, text } from './scalars.ts';
import { resource, scope } from './schema.ts';

const attributes = repeated(keyValue);

/** Tells a 0 that was sent from none. */
const optional = <T>(codec: Codec<T>): Codec<T | undefined> => ({ ...mapped(codec, (value): T | undefined => value), zero: () => undefined });

const exemplar = message({
  timeUnixNano: field(2, fixed64),
  asDouble: field(3, optional(double)),
  spanId: field(4, identifier(8)),
  traceId: field(5, identifier(16)),
  asInt: field(6, optional(sfixed64)),
  filteredAttributes: field(7, attributes),
});

const numberPoint = message({
  startTimeUnixNano: field(2, fixed64),
  timeUnixNano: field(3, fixed64),
  asDouble: field(4, optional(double)),
  exemplars: field(5, repeated(exemplar)),
  asInt: field(6, optional(sfixed64)),
  attributes: field(7, attributes),
});

const histogramPoint = message({
  startTimeUnixNano: field(2, fixed64),
  timeUnixNano: field(3, fixed64),
  count: field(4, fixed64),
  sum: field(5, double),
  bucketCounts: field(6, packed(fixed64)),
  explicitBounds: field(7, packed(double)),
  exemplars: field(8, repeated(exemplar)),
  attributes: field(9, attributes),
  min: field(11, optional(double)),
  max: field(12, optional(double)),
});

const metric = message({
  name: field(1, text),
  description: field(2, text),
  unit: field(3, text),
  gauge: field(5, message({ dataPoints: field(1, repeated(numberPoint)) })),
  sum: field(7, message({
    dataPoints: field(1, repeated(numberPoint)),
    aggregationTemporality: field(2, enumeration),
    isMonotonic: field(3, bool),
  })),
  histogram: field(9, message({ dataPoints: field(1, repeated(histogramPoint)), aggregationTemporality: field(2, enumeration) })),
});

const scopeMetrics = message({ scope: field(1, scope), metrics: field(2, repeated(metric)), schemaUrl: field(3, text) });
const resourceMetrics = message({ resource: field(1, resource), scopeMetrics: field(2, repeated(scopeMetrics)), schemaUrl: field(3, text) });

/** `opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest`. */
export const metricsRequest = message({ resourceMetrics: field(1, repeated(resourceMetrics)) });

export type MetricsRequest = ReturnType<typeof metricsRequest.zero>;
export type WireMetric = ReturnType<typeof metric.zero>;
export type WireNumberPoint = ReturnType<typeof numberPoint.zero>;
export type WireHistogramPoint = ReturnType<typeof histogramPoint.zero>;
export type WireExemplar = ReturnType<typeof exemplar.zero>;
