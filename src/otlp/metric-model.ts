// What a received metric is here: plain data, one record for each data point, with its metric, resource and scope.
import type { Attributes, ResourceRecord, ScopeRecord } from './model.ts';

export type MetricKind = 'gauge' | 'sum' | 'histogram';

/** In the order of the protocol's numbers. */
export const TEMPORALITIES = ['UNSPECIFIED', 'DELTA', 'CUMULATIVE'] as const;
export type Temporality = (typeof TEMPORALITIES)[number];

export interface ExemplarRecord {
  /** Nanoseconds since the epoch. */
  time: bigint;
  value: number | bigint;
  /** Lower-case hex; empty where it was measured outside of a span. */
  traceId: string;
  spanId: string;
  attributes: Attributes;
}

export interface HistogramRecord {
  count: bigint;
  sum: number;
  /** Undefined: not sent. */
  min: number | undefined;
  max: number | undefined;
  /** Upper bounds; one fewer than counts. */
  bounds: number[];
  counts: bigint[];
}

export interface PointRecord {
  name: string;
  description: string;
  unit: string;
  kind: MetricKind;
  /** Of gauges UNSPECIFIED. */
  temporality: Temporality;
  monotonic: boolean;
  attributes: Attributes;
  /** Nanoseconds since the epoch. */
  start: bigint;
  time: bigint;
  /** Of histograms undefined. */
  value: number | bigint | undefined;
  histogram: HistogramRecord | undefined;
  exemplars: ExemplarRecord[];
  resource: ResourceRecord;
  scope: ScopeRecord;
}
