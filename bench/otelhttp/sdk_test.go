package bench

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	api "go.opentelemetry.io/otel/trace"
)

// discardExporter counts spans. The batch processor drops what its queue cannot hold,
// and a dropped span is cheaper than an exported one: the count tells how many were.
type discardExporter struct {
	spans atomic.Int64
}

func (e *discardExporter) ExportSpans(_ context.Context, spans []trace.ReadOnlySpan) error {
	e.spans.Add(int64(len(spans)))
	return nil
}

func (e *discardExporter) Shutdown(context.Context) error { return nil }

// withBatches calls measure with a provider that batches into a discarding exporter.
func withBatches(b *testing.B, measure func(*trace.TracerProvider)) {
	b.Helper()
	exporter := &discardExporter{}
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter))
	measure(provider)
	if err := provider.Shutdown(context.Background()); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(exporter.spans.Load())/float64(b.N), "exported/op")
}

// instrument wraps the handler as the library's documentation says. Metrics are off:
// the benchmarks compare spans.
func instrument(provider api.TracerProvider) http.Handler {
	return otelhttp.NewHandler(http.HandlerFunc(item), "item",
		otelhttp.WithTracerProvider(provider),
		otelhttp.WithMeterProvider(noop.NewMeterProvider()),
		otelhttp.WithPropagators(propagation.TraceContext{}))
}

// BenchmarkOtelHTTP is a whole server span: the library, the SDK, a batch processor.
func BenchmarkOtelHTTP(b *testing.B) {
	withBatches(b, func(provider *trace.TracerProvider) {
		serve(b, instrument(provider))
	})
}

// BenchmarkSDKSpan is the SDK alone: a server span with nine attributes.
func BenchmarkSDKSpan(b *testing.B) {
	withBatches(b, func(provider *trace.TracerProvider) {
		tracer := provider.Tracer("bench")
		ctx := b.Context()
		b.ReportAllocs()
		for b.Loop() {
			startAndEnd(ctx, tracer)
		}
	})
}

func startAndEnd(ctx context.Context, tracer api.Tracer) {
	_, span := tracer.Start(ctx, "GET /items/{id}",
		api.WithSpanKind(api.SpanKindServer),
		api.WithAttributes(
			attribute.String("http.request.method", "GET"),
			attribute.String("url.scheme", "http"),
			attribute.String("url.path", "/items/42"),
			attribute.String("server.address", "shop.example"),
			attribute.Int("server.port", 8080),
			attribute.String("client.address", "192.0.2.7"),
			attribute.String("user_agent.original", userAgent),
			attribute.String("http.route", "/items/{id}"),
		))
	span.SetAttributes(attribute.Int("http.response.status_code", http.StatusOK))
	span.End()
}

// TestSpansAreWhole keeps the benchmarks from measuring a span that is not there.
func TestSpansAreWhole(t *testing.T) {
	recorder := tracetest.NewSpanRecorder()
	provider := trace.NewTracerProvider(trace.WithSpanProcessor(recorder))
	instrument(provider).ServeHTTP(newDiscardWriter(), newRequest())
	startAndEnd(t.Context(), provider.Tracer("bench"))

	spans := recorder.Ended()
	if len(spans) != 2 {
		t.Fatalf("%d spans, want 2", len(spans))
	}
	if parent := spans[0].Parent(); parent.TraceID().String() != traceID || parent.SpanID().String() != parentID {
		t.Errorf("otelhttp's parent is %s %s", parent.TraceID(), parent.SpanID())
	}
	for i, span := range spans {
		seen := map[string]string{}
		for _, pair := range span.Attributes() {
			seen[string(pair.Key)] = pair.Value.Emit()
		}
		t.Logf("%s: %d attributes: %v", span.Name(), len(seen), seen)
		for key, want := range map[string]string{
			"http.request.method": "GET", "url.scheme": "http", "url.path": "/items/42",
			"server.address": "shop.example", "server.port": "8080", "client.address": "192.0.2.7",
			"user_agent.original": userAgent, "http.route": "/items/{id}", "http.response.status_code": "200",
		} {
			if seen[key] != want {
				t.Errorf("span %d: %s is %q, want %q", i, key, seen[key], want)
			}
		}
	}
}
