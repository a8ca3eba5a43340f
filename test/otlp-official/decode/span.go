package main

import trace "go.opentelemetry.io/proto/otlp/trace/v1"

const (
	traceIDLength = 16
	spanIDLength  = 8
)

func (c *checker) span(path string, span *trace.Span) {
	c.id(path, "trace_id", span.GetTraceId(), traceIDLength)
	c.id(path, "span_id", span.GetSpanId(), spanIDLength)
	// A root has no parent: empty is fine, eight zeros are not.
	if parent := span.GetParentSpanId(); len(parent) > 0 {
		c.id(path, "parent_span_id", parent, spanIDLength)
	}
	if start, end := span.GetStartTimeUnixNano(), span.GetEndTimeUnixNano(); end < start {
		c.report(path, "ends at %d, before its start at %d", end, start)
	}
}

func (c *checker) id(path, field string, id []byte, length int) {
	path = join(path, field)
	if len(id) != length {
		c.report(path, "%d bytes, want %d", len(id), length)
		return
	}
	for _, octet := range id {
		if octet != 0 {
			return
		}
	}
	c.report(path, "all zero")
}
