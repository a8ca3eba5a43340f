// A program that uses the API of OpenTelemetry and no SDK: manual spans around and inside of what is woven.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

var tracer = otel.Tracer("example.com/shop", trace.WithInstrumentationVersion("1.2.3"), trace.WithSchemaURL("https://opentelemetry.io/schemas/1.26.0"))

var start = time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/leaf", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "leaf") })
	server := httptest.NewServer(mux)
	defer server.Close()
	get := func(ctx context.Context) {
		req, err := http.NewRequestWithContext(ctx, "GET", server.URL+"/leaf", nil)
		check(err)
		res, err := http.DefaultClient.Do(req)
		check(err)
		res.Body.Close()
	}

	mux.HandleFunc("/with", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("ctx has ours:", trace.SpanFromContext(r.Context()).SpanContext().IsValid())
		trace.SpanFromContext(r.Context()).SetAttributes(attribute.String("user.id", "u1"), attribute.String("empty", ""))
		ctx, span := tracer.Start(r.Context(), "manual", trace.WithAttributes(attribute.Int("n", 1), attribute.StringSlice("list", []string{"a", "b"})))
		defer span.End()
		fmt.Println("same trace:", span.SpanContext().TraceID() == trace.SpanFromContext(r.Context()).SpanContext().TraceID(), span.IsRecording())
		get(ctx)
		_, first := tracer.Start(ctx, "sibling 1")
		_, second := tracer.Start(ctx, "sibling 2")
		first.End()
		second.End()
	})
	mux.HandleFunc("/without", func(w http.ResponseWriter, r *http.Request) {
		span := trace.SpanFromContext(context.Background())
		fmt.Println("found without ctx:", span.SpanContext().SpanID() == trace.SpanFromContext(r.Context()).SpanContext().SpanID(), span.IsRecording())
		_, manual := tracer.Start(context.Background(), "manual")
		get(context.Background())
		manual.End()
		get(context.Background())
		done := make(chan bool)
		_, elsewhere := tracer.Start(r.Context(), "ends elsewhere")
		go func() { elsewhere.End(); close(done) }()
		<-done
		get(context.Background())
	})
	get2 := func(path string) {
		res, err := http.Get(server.URL + path)
		check(err)
		res.Body.Close()
	}
	get2("/with")
	get2("/without")

	everything()
	metrics()
	carriers()
	workers(get)
	panics()
}

// everything that a span can be told.
func everything() {
	_, linked := tracer.Start(context.Background(), "linked")
	linked.End()
	_, span := tracer.Start(context.Background(), "everything", trace.WithSpanKind(trace.SpanKindProducer), trace.WithTimestamp(start),
		trace.WithLinks(trace.Link{SpanContext: linked.SpanContext(), Attributes: []attribute.KeyValue{attribute.Bool("why", true)}}))
	span.SetName("renamed")
	span.SetAttributes(attribute.Bool("bool", true), attribute.Int64("int", -3), attribute.Float64("float", 1.5), attribute.String("string", "é"),
		attribute.BoolSlice("bools", []bool{true, false}), attribute.Int64Slice("ints", []int64{1, 2}), attribute.Float64Slice("floats", []float64{0.5}),
		attribute.Int64("int", 4))
	span.AddEvent("paid", trace.WithTimestamp(start.Add(time.Second)), trace.WithAttributes(attribute.Int("cents", 995)))
	span.RecordError(errors.New("no stock"), trace.WithAttributes(attribute.String("sku", "x")))
	span.SetStatus(codes.Error, "not this")
	span.SetStatus(codes.Ok, "")
	span.SetStatus(codes.Error, "nor this")
	span.End(trace.WithTimestamp(start.Add(2 * time.Second)))
	span.SetAttributes(attribute.Bool("late", true))
	span.End()
	fmt.Println("recording after its end:", span.IsRecording(), span.SpanContext().IsSampled())

	_, failed := tracer.Start(context.Background(), "failed")
	failed.SetStatus(codes.Error, "it broke")
	failed.End()
	_, root := tracer.Start(trace.ContextWithSpan(context.Background(), failed), "new root", trace.WithNewRoot())
	root.End()
	_, of := failed.TracerProvider().Tracer("example.com/other").Start(context.Background(), "of its provider")
	of.End()
}

var meter = otel.Meter("example.com/shop")

// metrics of all kinds that the oldest version has.
func metrics() {
	ctx := context.Background()
	tea := metric.WithAttributes(attribute.String("kind", "tea"))
	orders, err := meter.Int64Counter("shop.orders", metric.WithUnit("{order}"), metric.WithDescription("Orders."))
	check(err)
	orders.Add(ctx, 2, tea)
	orders.Add(ctx, 1, tea)
	weight, err := meter.Float64Counter("shop.weight")
	check(err)
	weight.Add(ctx, 0.5)
	queue, err := meter.Int64UpDownCounter("shop.queue")
	check(err)
	queue.Add(ctx, 3)
	queue.Add(ctx, -1)
	size, err := meter.Int64Histogram("shop.size")
	check(err)
	size.Record(ctx, 7)
	wait, err := meter.Float64Histogram("shop.wait", metric.WithUnit("s"))
	check(err)
	wait.Record(ctx, 0.25)
	_, err = meter.Int64ObservableCounter("shop.served", metric.WithInt64Callback(func(_ context.Context, o metric.Int64Observer) error {
		o.Observe(41, tea)
		return nil
	}))
	check(err)
	level, err := meter.Float64ObservableGauge("shop.level")
	check(err)
	open, err := meter.Int64ObservableUpDownCounter("shop.open")
	check(err)
	gone, err := meter.Int64ObservableGauge("shop.gone")
	check(err)
	_, err = meter.RegisterCallback(func(_ context.Context, o metric.Observer) error {
		o.ObserveFloat64(level, 0.75)
		o.ObserveInt64(open, 5)
		return nil
	}, level, open)
	check(err)
	registration, err := meter.RegisterCallback(func(_ context.Context, o metric.Observer) error {
		o.ObserveInt64(gone, 1)
		return nil
	}, gone)
	check(err)
	check(registration.Unregister())
}

// carriers: what the program propagates by hand.
func carriers() {
	ctx, producer := tracer.Start(context.Background(), "produce")
	message := propagation.MapCarrier{}
	otel.GetTextMapPropagator().Inject(ctx, message)
	producer.End()
	fmt.Println("traceparent:", message["traceparent"] != "")
	received := otel.GetTextMapPropagator().Extract(context.Background(), message)
	_, consumer := tracer.Start(received, "consume")
	consumer.End()
}

// workers begin spans in a loop and end them elsewhere: they are not nested.
func workers(get func(context.Context)) {
	end := make(chan trace.Span, 2)
	for range 2 {
		_, span := tracer.Start(context.Background(), "job")
		end <- span
	}
	close(end)
	for span := range end {
		span.End()
	}
	get(context.Background())
}

func panics() {
	defer func() { fmt.Println("recovered:", recover()) }()
	_, span := tracer.Start(context.Background(), "panics")
	defer span.End()
	panic("oh")
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
