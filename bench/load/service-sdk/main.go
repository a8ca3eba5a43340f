// The service of the usual parts as one instruments it by hand: otelhttp, otelpgx, redisotel, otelgrpc, the SDK, OTLP.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/exaring/otelpgx"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/extra/redisotel/v9"
	"github.com/redis/go-redis/v9"
	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/trace"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	ctx := context.Background()
	shutdown := telemetry(ctx)
	defer shutdown()
	config, err := pgxpool.ParseConfig("postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable&pool_max_conns=8")
	if err != nil {
		log.Fatal(err)
	}
	config.ConnConfig.Tracer = otelpgx.NewTracer()
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	defer pool.Close()
	cache := redis.NewClient(&redis.Options{Addr: "127.0.0.1:6379"})
	defer cache.Close()
	if err := errors.Join(redisotel.InstrumentTracing(cache), redisotel.InstrumentMetrics(cache)); err != nil {
		log.Fatal(err)
	}
	stock := connect()

	http.HandleFunc("/users/{id}", func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		var name string
		if err := pool.QueryRow(r.Context(), "select concat('user ', $1::text)", id).Scan(&name); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		seen, err := cache.Exists(r.Context(), "user:"+id).Result()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		answer, err := stock.Check(r.Context(), &grpc_health_v1.HealthCheckRequest{})
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, "%s %d %s\n", name, seen, answer.GetStatus())
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(http.Serve(listener, otelhttp.NewHandler(http.DefaultServeMux, "service"))) }()
	fmt.Println(listener.Addr())
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func connect() grpc_health_v1.HealthClient {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer(grpc.StatsHandler(otelgrpc.NewServerHandler()))
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	go func() { log.Fatal(server.Serve(listener)) }()
	connection, err := grpc.NewClient(listener.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithStatsHandler(otelgrpc.NewClientHandler()))
	if err != nil {
		log.Fatal(err)
	}
	return grpc_health_v1.NewHealthClient(connection)
}

func telemetry(ctx context.Context) (shutdown func()) {
	spans, err := otlptracehttp.New(ctx)
	if err != nil {
		log.Fatal(err)
	}
	points, err := otlpmetrichttp.New(ctx)
	if err != nil {
		log.Fatal(err)
	}
	traces := trace.NewTracerProvider(trace.WithBatcher(spans))
	metrics := metric.NewMeterProvider(metric.WithReader(metric.NewPeriodicReader(points)))
	otel.SetTracerProvider(traces)
	otel.SetMeterProvider(metrics)
	otel.SetTextMapPropagator(propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{}))
	return func() {
		_ = metrics.Shutdown(ctx)
		_ = traces.Shutdown(ctx)
	}
}
