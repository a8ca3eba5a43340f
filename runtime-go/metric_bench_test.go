package otelts

import (
	"testing"
	"time"
)

func benchMetrics(b *testing.B, change func(*config)) *engine {
	benchSetup(b, change)
	if m := benched.metrics; m != nil {
		m.reader.send = func([]byte, time.Duration) (result, time.Duration, error) { return delivered, 0, nil }
	}
	return benched
}

var secondsBuckets = []float64{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10}

func durationSite() *Metric {
	return &Metric{Kind: kindHistogram, Name: "http.server.request.duration", Unit: "s", Scope: "otel-ts/net/http", Buckets: secondsBuckets, Timed: true}
}

var (
	kVersion = kf("network.protocol.version")
	kRoute   = kf("http.route")
)

// benchRequest is what net/http's server measures of a request.
func benchRequest(site *Metric) {
	s := measure(site)
	setString(s, kMethod, "GET")
	setString(s, kScheme, "http")
	setString(s, kVersion, "1.1")
	returned(s)
	setInt(s, kStatus, 200)
	setString(s, kRoute, "/items/{id}")
	valueFloat(s, s.Seconds)
	record(s)
}

// What one recording costs: attributes, search, bucket and sum.
func BenchmarkHistogram(b *testing.B) {
	benchMetrics(b, nil)
	site := durationSite()
	site.Timed = false
	for b.Loop() {
		s := measure(site)
		setString(s, kMethod, "GET")
		setString(s, kRoute, "/items/{id}")
		setInt(s, kStatus, 200)
		valueFloat(s, 0.042)
		record(s)
	}
}

func BenchmarkHistogramParallel(b *testing.B) {
	benchMetrics(b, nil)
	site := durationSite()
	site.Timed = false
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			s := measure(site)
			setString(s, kMethod, "GET")
			setString(s, kRoute, "/items/{id}")
			setInt(s, kStatus, 200)
			valueFloat(s, 0.042)
			record(s)
		}
	})
}

func BenchmarkCounter(b *testing.B) {
	benchMetrics(b, nil)
	site := &Metric{Kind: kindCounter, Name: "orders", Unit: "{order}", Scope: "shop"}
	for b.Loop() {
		s := measure(site)
		setString(s, kMethod, "GET")
		valueInt(s, 1)
		record(s)
	}
}

// With clock, panic and all that net/http's server says.
func BenchmarkServerDuration(b *testing.B) {
	benchMetrics(b, nil)
	site := durationSite()
	for b.Loop() {
		benchRequest(site)
	}
}

func BenchmarkHistogramInSampledSpan(b *testing.B) {
	benchMetrics(b, nil)
	span := start(&Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}, nil)
	enter(span)
	site := durationSite()
	site.Timed = false
	for b.Loop() {
		s := measure(site)
		setString(s, kMethod, "GET")
		setString(s, kRoute, "/items/{id}")
		setInt(s, kStatus, 200)
		valueFloat(s, 0.042)
		record(s)
	}
	leave(span)
	end(span)
}

func BenchmarkMetricBeyondTheLimit(b *testing.B) {
	benchMetrics(b, nil)
	site := &Metric{Kind: kindCounter, Name: "orders", Scope: "shop"}
	n := int64(0)
	for b.Loop() {
		s := measure(site)
		setInt(s, kPort, n)
		valueInt(s, 1)
		record(s)
		n++
	}
}

func BenchmarkMetricDisabled(b *testing.B) {
	benchMetrics(b, func(c *config) { c.metrics.export = false })
	site := durationSite()
	for b.Loop() {
		if measure(site) != nil {
			b.Fatal()
		}
	}
}

// BenchmarkServerSpanAndMetrics is BenchmarkServerSpan with the two metrics
// that net/http's server has.
func BenchmarkServerSpanAndMetrics(b *testing.B) {
	benchMetrics(b, nil)
	server := &Site{Kind: 2, Name: "HTTP", Scope: "otel-ts/net/http"}
	duration := durationSite()
	active := &Metric{Kind: kindUpDownCounter, Name: "http.server.active_requests", Unit: "{request}", Scope: "otel-ts/net/http"}
	header := map[string][]string{"Traceparent": {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}, "User-Agent": {"x"}}
	for b.Loop() {
		running := measure(active)
		setString(running, kMethod, "GET")
		setString(running, kScheme, "http")
		valueInt(running, 1)
		hold(running)
		benchServer(header, server)
		benchRequest(duration)
		record(running)
		export()
	}
}
