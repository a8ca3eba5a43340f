package main

import (
	collector "go.opentelemetry.io/proto/otlp/collector/metrics/v1"
	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
)

func countPoints(request *collector.ExportMetricsServiceRequest) int {
	count := 0
	for _, resource := range request.GetResourceMetrics() {
		for _, scope := range resource.GetScopeMetrics() {
			for _, metric := range scope.GetMetrics() {
				count += len(metric.GetGauge().GetDataPoints()) + len(metric.GetSum().GetDataPoints()) + len(metric.GetHistogram().GetDataPoints())
			}
		}
	}
	return count
}

func (c *checker) histogram(path string, point *metrics.HistogramDataPoint) {
	if buckets, bounds := len(point.GetBucketCounts()), len(point.GetExplicitBounds()); buckets != bounds+1 {
		c.report(path, "%d buckets for %d bounds", buckets, bounds)
	}
	sum := uint64(0)
	for _, count := range point.GetBucketCounts() {
		sum += count
	}
	if sum != point.GetCount() {
		c.report(path, "%d in buckets, %d in all", sum, point.GetCount())
	}
	c.interval(path, point.GetStartTimeUnixNano(), point.GetTimeUnixNano())
}

func (c *checker) sum(path string, sum *metrics.Sum) {
	if sum.GetAggregationTemporality() == metrics.AggregationTemporality_AGGREGATION_TEMPORALITY_UNSPECIFIED {
		c.report(path, "no temporality")
	}
	for _, point := range sum.GetDataPoints() {
		c.interval(path, point.GetStartTimeUnixNano(), point.GetTimeUnixNano())
	}
}

func (c *checker) interval(path string, start, end uint64) {
	if start == 0 || end < start {
		c.report(path, "from %d to %d", start, end)
	}
}

// exemplar: measured outside of a span it has no ids.
func (c *checker) exemplar(path string, exemplar *metrics.Exemplar) {
	if len(exemplar.GetTraceId()) == 0 && len(exemplar.GetSpanId()) == 0 {
		return
	}
	c.id(path, "trace_id", exemplar.GetTraceId(), traceIDLength)
	c.id(path, "span_id", exemplar.GetSpanId(), spanIDLength)
}
