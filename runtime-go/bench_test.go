package otelts

import (
	"testing"
	"time"
)

var benched *engine

func export() {
	if benched.queue.count() >= 512 {
		benched.exporter.exportAll(nil)
	}
}

func benchSetup(b *testing.B, change func(*config)) *Local {
	e, _ := install(b, func(c *config) {
		if change != nil {
			change(c)
		}
	})
	e.exporter.send = func([]byte, time.Duration) (result, time.Duration, error) { return delivered, 0, nil }
	// The benchmark's own goroutine exports after each batch, so nothing is
	// dropped (which is cheaper than keeping) and the figure is the whole cost.
	e.queue.wake = make(chan struct{}, 1)
	benched = e
	local := new(Local)
	gls = func() *Local { return local }
	panics = func() (uintptr, interface{}, bool) { return 0, nil, false }
	b.ReportAllocs()
	b.Cleanup(func() { b.ReportMetric(float64(e.queue.dropped.Load())/float64(b.N), "drops/op") })
	b.ResetTimer()
	return local
}

var (
	kMethod    = kf("http.request.method")
	kScheme    = kf("url.scheme")
	kPath      = kf("url.path")
	kAddress   = kf("server.address")
	kPort      = kf("server.port")
	kClient    = kf("client.address")
	kUserAgent = kf("user_agent.original")
	kStatus    = kf("http.response.status_code")
)

func benchServer(header map[string][]string, server *Site) {
	s := startRemote(server, nil, header)
	if s.Recording {
		setName(s, "GET")
		setString(s, kMethod, "GET")
		setString(s, kScheme, "http")
		setString(s, kPath, "/items/42")
		setString(s, kAddress, "shop.example.com")
		setInt(s, kPort, 8080)
		setString(s, kClient, "203.0.113.7")
		setString(s, kUserAgent, "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36")
		setRoute(s, "/items/{id}")
	}
	enter(s)
	leave(s)
	if s.Recording {
		setInt(s, kStatus, 200)
	}
	end(s)
}

func BenchmarkServerSpan(b *testing.B) {
	benchSetup(b, nil)
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	header := map[string][]string{"Traceparent": {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}, "User-Agent": {"x"}}
	for b.Loop() {
		benchServer(header, server)
		export()
	}
}

func BenchmarkServerSpanRoutePatched(b *testing.B) {
	benchSetup(b, nil)
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	router := &Site{Name: "mux", Scope: "otel-ts/net/http"}
	for b.Loop() {
		s := startRemote(server, nil, nil)
		setName(s, "GET")
		enter(s)
		p := patch(router, 2, nil)
		setRoute(p, "/items/{id}")
		apply(p)
		leave(s)
		end(s)
		export()
	}
}

func BenchmarkChildSpan(b *testing.B) {
	benchSetup(b, nil)
	root := start(&Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}, nil)
	enter(root)
	query := &Site{Kind: 3, Name: "DB", Scope: "otel-ts/database/sql"}
	key, system := kf("db.query.text"), kf("db.system.name")
	text := "SELECT id, name FROM items WHERE id = $1"
	b.ResetTimer()
	for b.Loop() {
		s := start(query, nil)
		setName(s, sqlSummary(text))
		setString(s, key, sqlText(text, 1))
		setString(s, system, "postgresql")
		enter(s)
		leave(s)
		end(s)
		export()
	}
	leave(root)
	end(root)
}

func BenchmarkUnsampled(b *testing.B) {
	benchSetup(b, func(c *config) { c.sampler = sampler{true, sampleNone} })
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	for b.Loop() {
		benchServer(nil, server)
	}
}

func BenchmarkDisabled(b *testing.B) {
	benchSetup(b, func(c *config) { c.disabled = true })
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	for b.Loop() {
		if start(server, nil) != nil {
			b.Fatal()
		}
	}
}

// A request that a rule drops, with what woven code reads for it.
func BenchmarkDropped(b *testing.B) {
	benchSetup(b, func(c *config) {
		for _, v := range []string{"/checkout=1", "POST /api/*=0.1", "/healthz=drop"} {
			rule, _ := parseSamplingRule(v)
			c.rules = append(c.rules, rule)
		}
	})
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	for b.Loop() {
		s := startRequest(server, nil, nil)
		if s.Undecided {
			decide(s, httpMethod("GET"), "/healthz")
		}
		if s.Recording {
			b.Fatal()
		}
		enter(s)
		leave(s)
		end(s)
	}
}

func BenchmarkInstrumentationDisabled(b *testing.B) {
	benchSetup(b, func(c *config) { c.notEnabled = map[string]bool{"net-http": true} })
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http", Instrumentation: "net-http"}
	for b.Loop() {
		if start(server, nil) != nil {
			b.Fatal()
		}
	}
}

func BenchmarkServerSpanWithBaggage(b *testing.B) {
	benchSetup(b, nil)
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	header := map[string][]string{"Traceparent": {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}, "Baggage": {"tier=gold,user=42"}}
	for b.Loop() {
		benchServer(header, server)
		export()
	}
}

func BenchmarkSQLSummaryCached(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sqlSummary("SELECT id, name FROM items WHERE id = $1")
	}
}
