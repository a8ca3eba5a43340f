package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	common "go.opentelemetry.io/proto/otlp/common/v1"
	resource "go.opentelemetry.io/proto/otlp/resource/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

func text(key, value string) *common.KeyValue {
	return &common.KeyValue{Key: key, Value: &common.AnyValue{Value: &common.AnyValue_StringValue{StringValue: value}}}
}

func request() (*collector.ExportTraceServiceRequest, *trace.Span) {
	span := &trace.Span{
		TraceId:           bytes.Repeat([]byte{1}, 16),
		SpanId:            bytes.Repeat([]byte{2}, 8),
		ParentSpanId:      bytes.Repeat([]byte{3}, 8),
		Name:              "GET /items/{id}",
		Kind:              trace.Span_SPAN_KIND_SERVER,
		StartTimeUnixNano: 1000,
		EndTimeUnixNano:   2000,
		Attributes:        []*common.KeyValue{text("http.route", "/items/{id}"), text("url.path", "/items/42")},
		Links:             []*trace.Span_Link{{TraceId: bytes.Repeat([]byte{4}, 16), SpanId: bytes.Repeat([]byte{5}, 8)}},
		Events:            []*trace.Span_Event{{Name: "exception", Attributes: []*common.KeyValue{text("exception.type", "string")}}},
	}
	return &collector.ExportTraceServiceRequest{ResourceSpans: []*trace.ResourceSpans{{
		Resource:   &resource.Resource{Attributes: []*common.KeyValue{text("service.name", "shop")}},
		ScopeSpans: []*trace.ScopeSpans{{Scope: &common.InstrumentationScope{Name: "net/http"}, Spans: []*trace.Span{span}}},
	}}}, span
}

// unknown is field 999 with the varint 1.
var unknown = []byte{0xb8, 0x3e, 0x01}

const spanPath = "resource_spans[0].scope_spans[0].spans[0]"

func TestFindings(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*collector.ExportTraceServiceRequest, *trace.Span)
		want   string
	}{
		"fine":         {func(*collector.ExportTraceServiceRequest, *trace.Span) {}, ""},
		"root":         {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.ParentSpanId = nil }, ""},
		"end at start": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.EndTimeUnixNano = 1000 }, ""},
		"same key elsewhere": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) {
			s.Events[0].Attributes[0].Key = "url.path"
		}, ""},

		"unknown in request": {func(r *collector.ExportTraceServiceRequest, _ *trace.Span) { r.ProtoReflect().SetUnknown(unknown) },
			"request: 3 bytes of unknown fields in a opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest: b83e01"},
		"unknown in value": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) {
			s.Attributes[1].Value.ProtoReflect().SetUnknown(unknown)
		},
			spanPath + ".attributes[1].value: 3 bytes of unknown fields in a opentelemetry.proto.common.v1.AnyValue: b83e01"},
		"unknown in status": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) {
			s.Status = &trace.Status{}
			s.Status.ProtoReflect().SetUnknown(unknown)
		},
			spanPath + ".status: 3 bytes of unknown fields in a opentelemetry.proto.trace.v1.Status: b83e01"},
		"short trace id": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.TraceId = s.TraceId[1:] },
			spanPath + ".trace_id: 15 bytes, want 16"},
		"no span id": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.SpanId = nil },
			spanPath + ".span_id: 0 bytes, want 8"},
		"long parent id": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.ParentSpanId = s.TraceId },
			spanPath + ".parent_span_id: 16 bytes, want 8"},
		"zero parent id": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.ParentSpanId = make([]byte, 8) },
			spanPath + ".parent_span_id: all zero"},
		"short link": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.Links[0].SpanId = []byte{1} },
			spanPath + ".links[0].span_id: 1 bytes, want 8"},
		"end before start": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) { s.EndTimeUnixNano = 999 },
			spanPath + ": ends at 999, before its start at 1000"},
		"key twice": {func(_ *collector.ExportTraceServiceRequest, s *trace.Span) {
			s.Attributes = append(s.Attributes, text("http.route", "/"))
		},
			spanPath + `.attributes[2]: the key "http.route" is already at [0]`},
	} {
		t.Run(name, func(t *testing.T) {
			message, span := request()
			test.change(message, span)
			content, err := proto.Marshal(message)
			if err != nil {
				t.Fatal(err)
			}

			var stdout, stderr bytes.Buffer
			status := run(nil, bytes.NewReader(content), &stdout, &stderr)
			want, wantStatus := "stdin: 1 spans, 0 findings\n", 0
			if test.want != "" {
				want, wantStatus = "stdin: "+test.want+"\nstdin: 1 spans, 1 findings\n", 1
			}
			if stderr.String() != want || status != wantStatus {
				t.Errorf("status %d, stderr:\n%swant status %d:\n%s", status, &stderr, wantStatus, want)
			}
			if !json.Valid(stdout.Bytes()) || strings.Count(stdout.String(), "\n") != 1 {
				t.Errorf("stdout is no line of JSON: %q", &stdout)
			}
		})
	}
}

func TestJSONIsTheSameMessage(t *testing.T) {
	message, _ := request()
	content, err := proto.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	run(nil, bytes.NewReader(content), &stdout, &stderr)

	back := &collector.ExportTraceServiceRequest{}
	if err := protojson.Unmarshal(stdout.Bytes(), back); err != nil || !proto.Equal(message, back) {
		t.Errorf("%v\n%s", err, &stdout)
	}
}

func TestFiles(t *testing.T) {
	message, _ := request()
	content, err := proto.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	good, cut := filepath.Join(t.TempDir(), "good"), filepath.Join(t.TempDir(), "cut")
	for file, content := range map[string][]byte{good: content, cut: content[:len(content)-1]} {
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		files         []string
		status, lines int
	}{
		{[]string{good}, 0, 1},
		{[]string{good, good}, 0, 2},
		{[]string{cut, good}, 1, 1},
		{[]string{filepath.Join(t.TempDir(), "none")}, 2, 0},
	} {
		var stdout, stderr bytes.Buffer
		status := run(test.files, nil, &stdout, &stderr)
		if lines := strings.Count(stdout.String(), "\n"); status != test.status || lines != test.lines {
			t.Errorf("%d files: status %d and %d lines, want %d and %d: %s", len(test.files), status, lines, test.status, test.lines, &stderr)
		}
	}
}
