// A program that sets up the SDK of OpenTelemetry itself. What it is given as argument says how.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// early is begun before there is a provider.
var early trace.Span

type sampler struct{ sdktrace.Sampler }

// ShouldSample drops what an attribute, known as the span starts, says.
func (s sampler) ShouldSample(p sdktrace.SamplingParameters) sdktrace.SamplingResult {
	for _, kv := range p.Attributes {
		if kv.Key == "url.path" && kv.Value.AsString() == "/health" {
			return sdktrace.SamplingResult{Decision: sdktrace.Drop}
		}
	}
	return s.Sampler.ShouldSample(p)
}

func main() {
	ctx := context.Background()
	_, early = otel.Tracer("example.com/early").Start(ctx, "early")
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithTimeout(5*time.Second))
	check(err)
	provider := sdktrace.NewTracerProvider(
		sdktrace.WithBatcher(exporter, sdktrace.WithBatchTimeout(time.Hour)),
		sdktrace.WithSampler(sdktrace.ParentBased(sdktrace.AlwaysSample(), sdktrace.WithRemoteParentSampled(sampler{sdktrace.AlwaysSample()}))),
		sdktrace.WithResource(resource.NewSchemaless(attribute.String("service.name", "theirs"))),
	)
	switch os.Args[1] {
	case "set", "exit":
		otel.SetTracerProvider(provider)
		otel.SetTextMapPropagator(propagation.TraceContext{})
	case "nothing":
		otel.SetTracerProvider(trace.NewNoopTracerProvider())
	}
	early.End()
	meters := sdkMeters(ctx)
	if os.Args[1] != "nothing" {
		tracer = provider.Tracer("example.com/shop", trace.WithInstrumentationVersion("1.2.3"))
	}
	work()
	if os.Args[1] == "exit" {
		os.Exit(3)
	}
	check(provider.Shutdown(ctx))
	check(meters.Shutdown(ctx))
}

// beforehand is made before there is a provider.
var beforehand, _ = otel.Meter("example.com/early").Int64Counter("shop.orders")

func sdkMeters(ctx context.Context) *sdkmetric.MeterProvider {
	exporter, err := otlpmetrichttp.New(ctx)
	check(err)
	meters := sdkmetric.NewMeterProvider(
		sdkmetric.WithReader(sdkmetric.NewPeriodicReader(exporter)),
		sdkmetric.WithResource(resource.NewSchemaless(attribute.String("service.name", "their meters"))),
	)
	if os.Args[1] != "made" {
		otel.SetMeterProvider(meters)
	}
	beforehand.Add(ctx, 2)
	same, err := otel.Meter("example.com/same").Float64Histogram("http.client.request.duration", metric.WithUnit("s"))
	check(err)
	same.Record(ctx, 1)
	return meters
}

var tracer = otel.Tracer("example.com/nothing")

func work() {
	db := sql.OpenDB(connector{})
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	get := func(ctx context.Context, path string) {
		req, err := http.NewRequestWithContext(ctx, "GET", server.URL+path, nil)
		check(err)
		res, err := http.DefaultClient.Do(req)
		check(err)
		res.Body.Close()
	}
	mux.HandleFunc("/leaf", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "leaf", 500) })
	mux.HandleFunc("/health", func(w http.ResponseWriter, r *http.Request) {
		_, span := tracer.Start(r.Context(), "not sampled")
		fmt.Println("health sampled:", span.SpanContext().IsSampled())
		rows, err := db.Query("SELECT health")
		check(err)
		rows.Close()
		span.End()
	})
	mux.HandleFunc("/work/{id}", func(w http.ResponseWriter, r *http.Request) {
		ours := trace.SpanFromContext(r.Context())
		_, theirs := ours.(sdktrace.ReadOnlySpan)
		fmt.Println("made by the SDK:", theirs, ours.IsRecording())
		ours.SetAttributes(attribute.String("user.id", "u1"))
		ours.AddEvent("hello")
		ctx, span := tracer.Start(r.Context(), "manual", trace.WithAttributes(attribute.Int("n", 1)))
		span.SetStatus(codes.Error, "it broke")
		get(ctx, "/leaf")
		rows, err := db.Query("SELECT without ctx")
		check(err)
		rows.Close()
		span.End()
		rows, err = db.Query("SELECT after")
		check(err)
		rows.Close()
		_, ambient := tracer.Start(context.Background(), "without ctx")
		ambient.End()
	})
	get(context.Background(), "/work/7")
	get(context.Background(), "/health")

	ctx, root := tracer.Start(context.Background(), "root")
	get(context.Background(), "/leaf") // the goroutine knows
	root.End()
	done := make(chan bool)
	_, elsewhere := tracer.Start(ctx, "elsewhere")
	go func() { elsewhere.End(); close(done) }()
	<-done
	get(context.Background(), "/leaf") // and that it is over
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// A database that has nothing.
type connector struct{}

func (connector) Connect(context.Context) (driver.Conn, error) { return conn{}, nil }
func (connector) Driver() driver.Driver                        { return nil }

type conn struct{}

func (conn) Prepare(string) (driver.Stmt, error) { return nil, driver.ErrSkip }
func (conn) Close() error                        { return nil }
func (conn) Begin() (driver.Tx, error)           { return nil, driver.ErrSkip }
func (conn) Query(string, []driver.Value) (driver.Rows, error) {
	return rows{}, nil
}

type rows struct{}

func (rows) Columns() []string         { return nil }
func (rows) Close() error              { return nil }
func (rows) Next([]driver.Value) error { return fmt.Errorf("none") }
