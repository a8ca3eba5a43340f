package otelts

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// hookBenchmark prepares in a benchmark of its own and gives what is measured.
// Its name lists hooks that only make sense together.
type hookBenchmark struct {
	hooks   string
	prepare func(b *testing.B) func()
}

var (
	benchSite   = &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	benchPatch  = &Site{Name: "mux", Scope: "otel-ts/net/http"}
	benchHeader = map[string][]string{"Traceparent": {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}, "X-Tenant": {"gold"}}
	benchSink   any
	benchText   string
)

// onSpan measures op on a recording span that is as it was each time.
func onSpan(op func(s *Span)) func(b *testing.B) func() {
	return func(b *testing.B) func() {
		s := benchOpen(b)
		length, attributes, keys := len(s.buffer), s.attributes, s.keys
		return func() {
			op(s)
			s.buffer, s.attributes, s.keys = s.buffer[:length], attributes, keys
		}
	}
}

// inSpan measures op while a recording span is current.
func inSpan(op func()) func(b *testing.B) func() {
	return func(b *testing.B) func() {
		s := benchOpen(b)
		enter(s)
		b.Cleanup(func() { leave(s) })
		return op
	}
}

func benchOpen(b *testing.B) *Span {
	benchSetup(b, func(c *config) {
		c.http.captures = true
		c.http.server.request = capturedHeaders("bench", []string{"X-Tenant"}, "http.request.header.")
	})
	s := start(benchSite, nil)
	b.Cleanup(func() { end(s) })
	return s
}

func onMetric(op func(s *Span, in *Metric)) func(b *testing.B) func() {
	return func(b *testing.B) func() {
		benchMetrics(b, nil)
		site := &Metric{Kind: kindUpDownCounter, Name: "running", Scope: "otel-ts/net/http"}
		return func() {
			s := measure(site)
			op(s, site)
			record(s)
		}
	}
}

// pure measures a function of the expression language.
func pure[T any](op func() T) func(b *testing.B) func() {
	return func(b *testing.B) func() {
		b.ReportAllocs()
		return func() {
			v := op()
			if text, ok := any(&v).(*string); ok {
				benchText = *text
			}
		}
	}
}

var hookBenchmarks = []hookBenchmark{
	{"start end", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() { end(start(benchSite, nil)); export() }
	}},
	{"startRemote", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() { end(startRemote(benchSite, nil, benchHeader)); export() }
	}},
	{"startRequest decide", func(b *testing.B) func() {
		benchSetup(b, func(c *config) {
			rule, _ := parseSamplingRule("/healthz=drop")
			c.rules = append(c.rules, rule)
		})
		return func() {
			s := startRequest(benchSite, nil, nil)
			decide(s, "GET", "/healthz")
			end(s)
		}
	}},
	{"setString", onSpan(func(s *Span) { setString(s, kPath, "/items/42") })},
	{"setInt", onSpan(func(s *Span) { setInt(s, kStatus, 200) })},
	{"setFloat", onSpan(func(s *Span) { setFloat(s, kStatus, 0.5) })},
	{"setBool", onSpan(func(s *Span) { setBool(s, kStatus, true) })},
	{"setStrings", onSpan(func(s *Span) { setStrings(s, kPath, benchHeader["X-Tenant"]) })},
	{"setAny", onSpan(func(s *Span) { setAny(s, kPath, any(&benchPort)) })},
	{"setHeaders", onSpan(func(s *Span) { setHeaders(s, 0, benchHeader) })},
	{"setName", onSpan(func(s *Span) { setName(s, "GET") })},
	{"setRoute", onSpan(func(s *Span) { setRoute(s, "/items/{id}"); s.route = "" })},
	{"enter leave", func(b *testing.B) func() {
		s := benchOpen(b)
		return func() { enter(s); leave(s) }
	}},
	{"link", onSpan(func(s *Span) { link(s, benchMessages); s.kept.links = 0 })},
	{"startWork work settle", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() { work(startWork(benchSite, nil, nil)); settle(); export() }
	}},
	{"busy", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() { busy(nil) }
	}},
	{"carry", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() { carry(benchField) }
	}},
	{"outbound", func(b *testing.B) func() {
		s := benchOpen(b)
		enter(s)
		b.Cleanup(func() { leave(s) })
		return func() { outbound(benchField) }
	}},
	{"hide", func(b *testing.B) func() {
		before := hide
		hide = func(bool) {} // the woven runtime's
		b.Cleanup(func() { hide = before })
		return func() { hidden(func() {}) }
	}},
	{"layer", onSpan(func(s *Span) { layer(s, "sql") })},
	{"within", inSpan(func() { within("sql") })},
	{"fail", func(b *testing.B) func() {
		s, err := benchOpen(b), errors.New("no such item")
		return func() { fail(s, err) }
	}},
	{"failType", onSpan(func(s *Span) { failType(s, "500") })},
	{"endOnClose", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() {
			body := endOnClose(start(benchSite, nil), io.NopCloser(bytes.NewReader(nil)))
			_ = body.(io.Closer).Close()
			export()
		}
	}},
	{"mayKeep finish", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() {
			if s := start(benchSite, nil); mayKeep(s) {
				finish(s)
			}
			export()
		}
	}},
	{"patch apply", inSpan(func() { apply(patch(benchPatch, 2, nil)) })},
	{"withSpan", func(b *testing.B) func() {
		s := benchOpen(b)
		return func() { benchSink = withSpan(b.Context(), s) }
	}},
	{"injecting", inSpan(func() { injecting() })},
	{"w3c", inSpan(func() { w3c() })},
	{"lone", inSpan(func() { lone() })},
	{"inject", inSpan(func() { inject(map[string][]string{}) })},
	{"extract", func(b *testing.B) func() {
		benchSetup(b, nil)
		return func() { end(extract(benchHeader)) }
	}},
	{"detach", inSpan(func() { saved := *gls(); detach(); *gls() = saved })},
	{"suppress resume", inSpan(func() { resume(suppress()) })},
	{"logContext", inSpan(func() { logContext(benchPatch, nil) })},
	{"logRecord logEmit", func(b *testing.B) func() {
		benchSetup(b, func(c *config) { c.logs.to.otlp, c.logs.export = true, true })
		e := benched
		e.logs.send = e.exporter.send
		e.logs.once.Do(func() {}) // as with spans
		attributes := []LogAttribute{{Key: "item", Value: 42}, {Key: "tenant", Value: "acme"}}
		return func() {
			logEmit(logRecord(nil), 1, 0, "INFO", "item was not found", 0, attributes)
			if e.logs.queue.count() == uint64(e.logs.batchSize) {
				e.logs.exportAll(nil)
			}
		}
	}},
	{"logKeeps", pure(func() bool { return logKeeps(true) })},
	{"route", inSpan(func() { benchText = route() })},
	{"recovered", inSpan(func() { benchText = recovered(nil) })},
	{"inPanic", inSpan(func() { inPanic() })},
	{"recordPanic", onSpan(func(s *Span) { recordPanic(s) })},
	{"length", pure(func() int { return length(benchHeader) })},
	{"measure record", onMetric(func(*Span, *Metric) {})},
	{"valueInt", onMetric(func(s *Span, _ *Metric) { valueInt(s, 1) })},
	{"valueFloat", onMetric(func(s *Span, _ *Metric) { valueFloat(s, 0.5) })},
	{"valueAny", onMetric(func(s *Span, _ *Metric) { valueAny(s, &benchPort) })},
	{"hold", onMetric(func(s *Span, _ *Metric) { valueInt(s, 1); hold(s) })},
	{"returned", onMetric(func(s *Span, _ *Metric) { returned(s) })},
	{"connectionPool", func(b *testing.B) func() {
		read := func() (string, int64, int64, int64, int64, int64) { return "", 0, 0, 0, 0, 0 }
		return func() { connectionPool(b, "bench", read); connectionPool(b, "bench", nil) }
	}},
	{"exit", func(b *testing.B) func() {
		benchSetup(b, func(c *config) { c.metrics.export = false })
		return func() { exit() }
	}},
	{"raise", func(*testing.B) func() { return func() { raise(0) } }},
	{"fn.httpMethod", pure(func() string { return fnHTTPMethod("GET") })},
	{"fn.httpMethodOriginal", pure(func() string { return fnHTTPMethodOriginal("GET") })},
	{"fn.httpSpanMethod", pure(func() string { return fnHTTPSpanMethod("GET") })},
	{"fn.httpRoute", pure(func() string { return fnHTTPRoute("GET /items/{id}") })},
	{"fn.httpStatus", pure(func() int { return fnHTTPStatus(200, false) })},
	{"fn.httpServerErrorType", pure(func() string { return fnHTTPServerErrorType(503, "") })},
	{"fn.httpClientErrorType", pure(func() string { return fnHTTPClientErrorType(404) })},
	{"fn.httpScheme", pure(func() string { return fnHTTPScheme(true) })},
	{"fn.httpProtocolVersion", pure(func() string { return fnHTTPProtocolVersion(1, 1) })},
	{"fn.urlFull", pure(func() string { return fnURLFull(benchURL) })},
	{"fn.urlQuery", pure(func() string { return fnURLQuery("page=2&sort=name") })},
	{"fn.hostAddress", pure(func() string { return fnHostAddress("shop.example.com:8080") })},
	{"fn.hostPort", pure(func() int { return fnHostPort("shop.example.com:8080") })},
	{"fn.defaultPort", pure(func() int { return fnDefaultPort(0, "https") })},
	{"fn.clientAddress", pure(func() string { return fnClientAddress(benchHeader, "203.0.113.7:40000") })},
	{"fn.header", pure(func() string { return fnHeader(benchHeader, "X-Tenant") })},
	{"fn.sqlSummary", pure(func() string { return fnSQLSummary(benchQuery) })},
	{"fn.sqlOperation", pure(func() string { return fnSQLOperation(benchQuery) })},
	{"fn.sqlText", pure(func() string { return fnSQLText(benchQuery, 1) })},
	{"fn.dbSystem", pure(func() string { return fnDBSystem(benchURL) })},
	{"fn.dsnAddress", pure(func() string { return fnDSNAddress("postgresql", benchDSN) })},
	{"fn.dsnPort", pure(func() int { return fnDSNPort("postgresql", benchDSN) })},
	{"fn.dsnNamespace", pure(func() string { return fnDSNNamespace("postgresql", benchDSN) })},
	{"fn.connectorAddress", pure(func() string { return fnConnectorAddress(benchURL) })},
	{"fn.connectorPort", pure(func() int { return fnConnectorPort(benchURL) })},
	{"fn.connectorNamespace", pure(func() string { return fnConnectorNamespace(benchURL) })},
	{"fn.dbStatus", pure(func() string { return fnDBStatus(io.EOF) })},
	{"fn.redisOperation", pure(func() string { return fnRedisOperation(benchCommand) })},
	{"fn.redisText", pure(func() string { return fnRedisText(benchCommand) })},
	{"fn.grpcStatus", pure(func() string { return fnGRPCStatus(5) })},
	{"fn.grpcServerErrorType", pure(func() string { return fnGRPCServerErrorType(13) })},
	{"fn.grpcClientErrorType", pure(func() string { return fnGRPCClientErrorType(5) })},
	{"fn.rpcMethod", pure(func() string { return fnRPCMethod("/grpc.health.v1.Health/Check") })},
	{"fn.propagationField", pure(func() string { return fnPropagationField("traceparent") })},
}

const (
	benchQuery = "SELECT id, name FROM items WHERE id = $1"
	benchDSN   = "postgres://shop@db.example.com:5432/shop?sslmode=disable"
)

func benchField(name string) string { return headerValue(benchHeader, name) }

var (
	benchMessages = []map[string][]string{{headerTraceparent: {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}}}

	benchPort    = 8080
	benchURL     = &url.URL{Scheme: "https", Host: "shop.example.com", Path: "/items/42", RawQuery: "page=2"}
	benchCommand = []any{"set", "user:7", "a value", "ex", 60}
)

func BenchmarkHooks(b *testing.B) {
	for _, h := range hookBenchmarks {
		b.Run(strings.ReplaceAll(h.hooks, " ", "+"), func(b *testing.B) {
			op := h.prepare(b)
			op() // what is made once, is made
			for b.Loop() {
				op()
			}
		})
	}
}

func TestEveryHookHasABenchmark(t *testing.T) {
	source, err := os.ReadFile("hooks.go")
	if err != nil {
		t.Fatal(err)
	}
	var measured []string
	for _, h := range hookBenchmarks {
		measured = append(measured, strings.Fields(h.hooks)...)
	}
	hooks := regexp.MustCompile(`(?m)^//go:linkname \w+ otelts\.(\S+)$`).FindAllSubmatch(source, -1)
	if len(hooks) < 50 {
		t.Fatal("hooks.go has another shape: found only", len(hooks))
	}
	for _, m := range hooks {
		name := string(m[1])
		if name != "gls" && name != "panics" && !slices.Contains(measured, name) { // these two are the woven runtime's
			t.Error(name, "has no benchmark")
		}
	}
}
