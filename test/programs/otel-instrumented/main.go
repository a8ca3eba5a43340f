// A program whose handlers, clients and drivers are instrumented already, by hand. The first argument says which,
// the second whether it has an SDK of its own, too.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"time"

	"database/sql"
	"database/sql/driver"

	"github.com/XSAM/otelsql"
	"github.com/exaring/otelpgx"
	"github.com/jackc/pgx/v5"
	"go.opentelemetry.io/contrib/instrumentation/google.golang.org/grpc/otelgrpc"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/contrib/propagators/b3"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/log"
	"go.opentelemetry.io/otel/log/global"
	"go.opentelemetry.io/otel/propagation"
	sdklog "go.opentelemetry.io/otel/sdk/log"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	health "google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	ctx := context.Background()
	if os.Args[2] == "sdk" {
		exporter, err := otlptracehttp.New(ctx)
		check(err)
		provider := sdktrace.NewTracerProvider(
			sdktrace.WithBatcher(exporter, sdktrace.WithBatchTimeout(50*time.Millisecond)),
			sdktrace.WithResource(resource.NewSchemaless(attribute.String("service.name", "theirs"))),
		)
		otel.SetTracerProvider(provider)
		otel.SetTextMapPropagator(propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{}))
		defer func() { check(provider.Shutdown(ctx)) }()
	}
	ctx, span := otel.Tracer("example.com/shop").Start(ctx, "root")
	map[string]func(context.Context){"http": web, "sql": database, "grpc": remote, "pgx": postgres, "log": logs, "b3": headers}[os.Args[1]](ctx)
	span.End()
}

func web(ctx context.Context) {
	mux := http.NewServeMux()
	mux.HandleFunc("/inner/{id}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "inner") })
	server := httptest.NewServer(mux)
	defer server.Close()
	client := &http.Client{Transport: otelhttp.NewTransport(http.DefaultTransport)}
	get := func(ctx context.Context, client *http.Client, path string) {
		req, err := http.NewRequestWithContext(ctx, "GET", server.URL+path, nil)
		check(err)
		res, err := client.Do(req)
		check(err)
		_, err = io.Copy(io.Discard, res.Body)
		check(err)
		res.Body.Close()
	}
	outer := otelhttp.NewHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		get(r.Context(), client, "/inner/1")             // instrumented by hand
		get(r.Context(), http.DefaultClient, "/inner/2") // by us
	}), "wrapped")
	mux.Handle("/wrapped", outer)
	get(ctx, http.DefaultClient, "/wrapped")
}

func database(ctx context.Context) {
	db := otelsql.OpenDB(connector{})
	defer db.Close()
	for range 2 { // with and without a new connection
		rows, err := db.QueryContext(ctx, "SELECT 1")
		check(err)
		rows.Close()
	}
	check(db.PingContext(ctx))
	plain := sql.OpenDB(connector{})
	rows, err := plain.QueryContext(ctx, "SELECT 2")
	check(err)
	rows.Close()
}

type service struct {
	health.UnimplementedHealthServer
}

func (service) Check(context.Context, *health.HealthCheckRequest) (*health.HealthCheckResponse, error) {
	return &health.HealthCheckResponse{Status: health.HealthCheckResponse_SERVING}, nil
}

func remote(ctx context.Context) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	server := grpc.NewServer(grpc.StatsHandler(otelgrpc.NewServerHandler()))
	health.RegisterHealthServer(server, service{})
	go server.Serve(listener)
	defer server.GracefulStop()
	conn, err := grpc.NewClient(listener.Addr().String(), grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithStatsHandler(otelgrpc.NewClientHandler()))
	check(err)
	defer conn.Close()
	_, err = health.NewHealthClient(conn).Check(ctx, &health.HealthCheckRequest{})
	check(err)
}

func postgres(ctx context.Context) {
	config, err := pgx.ParseConfig("postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable")
	check(err)
	config.Tracer = otelpgx.NewTracer()
	conn, err := pgx.ConnectConfig(ctx, config)
	check(err)
	defer conn.Close(ctx)
	var n int
	check(conn.QueryRow(ctx, "SELECT 40 + $1::int", 2).Scan(&n))
	fmt.Println(n)
}

// logs: a LoggerProvider of its own knows the spans that are ours.
func logs(context.Context) {
	lines := slog.New(slog.NewTextHandler(io.Discard, nil))
	lines.Info("before there is a provider")
	global.SetLoggerProvider(sdklog.NewLoggerProvider(sdklog.WithProcessor(sdklog.NewSimpleProcessor(printer{}))))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, ctx := range []context.Context{r.Context(), context.Background()} {
			var record log.Record
			record.SetBody(attribute.StringValue("inside"))
			global.Logger("example.com/shop").Emit(ctx, record)
			lines.Info("exported by whoever has a provider")
		}
	}))
	defer server.Close()
	res, err := http.Get(server.URL)
	check(err)
	res.Body.Close()
}

type printer struct{}

func (printer) Export(_ context.Context, records []sdklog.Record) error {
	for _, r := range records {
		fmt.Println(r.Body().AsString(), r.TraceID(), r.SpanID())
	}
	return nil
}
func (printer) Shutdown(context.Context) error   { return nil }
func (printer) ForceFlush(context.Context) error { return nil }

// headers in the format of the program's propagator.
func headers(ctx context.Context) {
	otel.SetTextMapPropagator(b3.New())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("b3:", r.Header.Get("b3") != "", "traceparent:", r.Header.Get("traceparent") != "")
	}))
	defer server.Close()
	res, err := http.Get(server.URL)
	check(err)
	res.Body.Close()
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
func (conn) Ping(context.Context) error          { return nil }
func (conn) QueryContext(context.Context, string, []driver.NamedValue) (driver.Rows, error) {
	return rows{}, nil
}

type rows struct{}

func (rows) Columns() []string         { return nil }
func (rows) Close() error              { return nil }
func (rows) Next([]driver.Value) error { return io.EOF }
