package main

import (
	"bytes"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/metrics/v1"
	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
	"google.golang.org/protobuf/proto"
)

func TestMetricsFindings(t *testing.T) {
	const path = "stdin: resource_metrics[0].scope_metrics[0].metrics[0]."
	for name, test := range map[string]struct {
		change func(*metrics.Metric, *metrics.HistogramDataPoint)
		want   string
	}{
		"fine":    {func(*metrics.Metric, *metrics.HistogramDataPoint) {}, ""},
		"buckets": {func(_ *metrics.Metric, p *metrics.HistogramDataPoint) { p.ExplicitBounds = nil }, path + "histogram.data_points[0]: 2 buckets for 0 bounds\n"},
		"count":   {func(_ *metrics.Metric, p *metrics.HistogramDataPoint) { p.Count = 9 }, path + "histogram.data_points[0]: 3 in buckets, 9 in all\n"},
		"times":   {func(_ *metrics.Metric, p *metrics.HistogramDataPoint) { p.TimeUnixNano = 1 }, path + "histogram.data_points[0]: from 5 to 1\n"},
		"exemplar": {func(_ *metrics.Metric, p *metrics.HistogramDataPoint) {
			p.Exemplars = []*metrics.Exemplar{{SpanId: bytes.Repeat([]byte{1}, 8), TraceId: []byte{1}}}
		}, path + "histogram.data_points[0].exemplars[0].trace_id: 1 bytes, want 16\n"},
		"unknown": {func(m *metrics.Metric, _ *metrics.HistogramDataPoint) { m.ProtoReflect().SetUnknown(unknown) },
			"stdin: resource_metrics[0].scope_metrics[0].metrics[0]: 3 bytes of unknown fields in a opentelemetry.proto.metrics.v1.Metric: b83e01\n"},
		"no temporality": {func(m *metrics.Metric, _ *metrics.HistogramDataPoint) {
			m.Data = &metrics.Metric_Sum{Sum: &metrics.Sum{DataPoints: []*metrics.NumberDataPoint{{StartTimeUnixNano: 1, TimeUnixNano: 2}}}}
		}, path + "sum: no temporality\n"},
	} {
		t.Run(name, func(t *testing.T) {
			point := &metrics.HistogramDataPoint{StartTimeUnixNano: 5, TimeUnixNano: 7, Count: 3, BucketCounts: []uint64{1, 2}, ExplicitBounds: []float64{1}}
			metric := &metrics.Metric{Name: "m", Data: &metrics.Metric_Histogram{Histogram: &metrics.Histogram{DataPoints: []*metrics.HistogramDataPoint{point}}}}
			test.change(metric, point)
			content, err := proto.Marshal(&collector.ExportMetricsServiceRequest{ResourceMetrics: []*metrics.ResourceMetrics{{
				ScopeMetrics: []*metrics.ScopeMetrics{{Metrics: []*metrics.Metric{metric}}},
			}}})
			if err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			status := run([]string{"-metrics"}, bytes.NewReader(content), &stdout, &stderr)
			count := map[bool]string{true: "stdin: 1 points, 0 findings\n", false: "stdin: 1 points, 1 findings\n"}[test.want == ""]
			if stderr.String() != test.want+count || status != map[bool]int{true: 0, false: 1}[test.want == ""] {
				t.Errorf("status %d:\n%swant:\n%s", status, &stderr, test.want+count)
			}
		})
	}
}
