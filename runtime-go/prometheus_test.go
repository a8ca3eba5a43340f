package otelts

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestPrometheusNames(t *testing.T) {
	for _, c := range []struct {
		stream stream
		name   string
		unit   string
	}{
		{stream{name: "http.server.request.duration", unit: "s", kind: kindHistogram}, "http_server_request_duration_seconds", "seconds"},
		{stream{name: "orders", unit: "{order}", kind: kindCounter}, "orders_total", ""},
		{stream{name: "orders.total", unit: "1", kind: kindCounter}, "orders_total", ""},
		{stream{name: "sent.total", unit: "By", kind: kindCounter}, "sent_bytes_total", "bytes"},
		{stream{name: "sent.bytes", unit: "By", kind: kindGauge}, "sent_bytes", "bytes"},
		{stream{name: "active", unit: "{request}", kind: kindUpDownCounter}, "active", ""},
		{stream{name: "used", unit: "1", kind: kindGauge}, "used_ratio", "ratio"},
		{stream{name: "used", unit: "1", kind: kindUpDownCounter}, "used", ""},
		{stream{name: "read", unit: "By/s", kind: kindGauge}, "read_bytes_per_second", "bytes_per_second"},
		{stream{name: "rate", unit: "{request}/min", kind: kindGauge}, "rate_per_minute", "per_minute"},
		{stream{name: "odd", unit: "foo.bar", kind: kindGauge}, "odd_foo_bar", "foo_bar"},
		{stream{name: "2xx..of--all_", unit: "", kind: kindCounter}, "_2xx_of_all_total", ""},
		{stream{name: "ns:größe", unit: "ms", kind: kindGauge}, "ns:gr_e_milliseconds", "milliseconds"},
		{stream{name: "bytes.read", unit: "By", kind: kindGauge}, "bytes_read", ""},
	} {
		if name, unit := prometheusName(&c.stream); name != c.name || unit != c.unit {
			t.Errorf("%+v: %s %q", c.stream, name, unit)
		}
	}
	for key, want := range map[string]string{"http.route": "http_route", "a..b__c": "a_b_c", "1st": "key_1st", "__name__": "_name_", "größe": "gr_e", "": "key_"} {
		if got := prometheusLabel(key); got != want {
			t.Errorf("%s: %s", key, got)
		}
	}
}

// installPulled is an engine whose metrics Prometheus asks for, and OTLP gets
// them too where to says so.
func installPulled(t *testing.T, change func(*config)) (*engine, *sink) {
	prometheusOnce.Do(func() {}) // no port in tests of the text
	return installMetrics(t, func(c *config) {
		c.serviceName = `the "shop"`
		c.metrics.to = exporters{prometheus: true}
		if change != nil {
			change(c)
		}
	})
}

// samples is the text without what is the machine's.
func samples(e *engine, openMetrics bool) string {
	var kept []string
	for line := range strings.Lines(string(e.prometheusAnswer(openMetrics))) {
		if !strings.HasPrefix(line, "target_info") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func measured(site *Metric, v float64, pairs ...string) {
	s := measure(site)
	for i := 0; i < len(pairs); i += 2 {
		setString(s, kf(pairs[i]), pairs[i+1])
	}
	valueFloat(s, v)
	record(s)
}

func TestPrometheusText(t *testing.T) {
	e, _ := installPulled(t, func(c *config) { c.metrics.filter = exemplarsOfAll })
	orders := metric(kindCounter, "orders")
	orders.Description = "Orders \\ of\nall \"kinds\"."
	add(orders, 3, "z.last", "a\"b\\c\nd", "a.first", "1")
	add(orders, 4)
	elsewhere := metric(kindCounter, "orders")
	elsewhere.Scope = "other"
	add(elsewhere, 1)
	took := metric(kindHistogram, "took")
	took.Unit, took.Buckets = "s", []float64{0.005, 1}
	span := start(site(2, "n"), nil)
	enter(span)
	measured(took, 0.5)
	id := *gls()
	leave(span)
	measured(took, 7)
	gauge := metric(kindGauge, "level")
	measured(gauge, 0.25)
	s := measure(metric(kindUpDownCounter, "both"))
	setStrings(s, kf("list"), []string{"x", `"`})
	setBool(s, kf("yes"), true)
	setFloat(s, kf("half"), 0.5)
	setInt(s, kf("a.b"), 2)
	setString(s, kf("a_b"), "1")
	valueInt(s, -2)
	record(s)

	want := `# HELP target_info Target metadata
# TYPE target_info gauge
# HELP both Says what.
# TYPE both gauge
both{a_b="2;1",half="0.5",list="[\"x\",\"\\\"\"]",yes="true",otel_scope_name="otel-ts/test"} -2
# HELP level Says what.
# TYPE level gauge
level{otel_scope_name="otel-ts/test"} 0.25
# HELP orders_total Orders \\ of\nall "kinds".
# TYPE orders_total counter
orders_total{a_first="1",z_last="a\"b\\c\nd",otel_scope_name="otel-ts/test"} 3
orders_total{otel_scope_name="otel-ts/test"} 4
orders_total{otel_scope_name="other"} 1
# HELP took_seconds Says what.
# TYPE took_seconds histogram
took_seconds_bucket{otel_scope_name="otel-ts/test",le="0.005"} 0
took_seconds_bucket{otel_scope_name="otel-ts/test",le="1"} 1
took_seconds_bucket{otel_scope_name="otel-ts/test",le="+Inf"} 2
took_seconds_sum{otel_scope_name="otel-ts/test"} 7.5
took_seconds_count{otel_scope_name="otel-ts/test"} 2
`
	for range 2 { // a scrape takes nothing away
		if got := samples(e, false); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	all := string(e.prometheusAnswer(false))
	if !strings.Contains(all, `target_info{`) || !strings.Contains(all, `service_name="the \"shop\""`) || !strings.Contains(all, `telemetry_sdk_name="otel-ts"`) {
		t.Error(all)
	}

	open := samples(e, true)
	for _, part := range []string{
		"# TYPE target info\n", "# TYPE orders counter\norders_total{", "# HELP orders Orders \\\\ of\\nall \\\"kinds\\\".\n",
		"# TYPE took_seconds histogram\n# UNIT took_seconds seconds\n", `le="1.0"} 1 # {trace_id="` + hexOf(id.Trace[:]) + `",span_id="` + hexOf(id.ID[:]) + `"} 0.5 `,
		`le="+Inf"} 2 # {} 7.0 `, `orders_total{otel_scope_name="other"} 1 # {} 1 `,
	} {
		if !strings.Contains(open, part) {
			t.Errorf("%q is not in\n%s", part, open)
		}
	}
	if !strings.HasSuffix(open, "\n# EOF\n") || strings.Count(open, "# EOF") != 1 {
		t.Error("no end")
	}
}

// One name has one type.
func TestPrometheusClash(t *testing.T) {
	e, _ := installPulled(t, nil)
	add(metric(kindUpDownCounter, "queue.total"), 1)
	add(metric(kindCounter, "queue"), 5)
	got := samples(e, false)
	if strings.Count(got, "# TYPE queue_total") != 1 || strings.Contains(got, " 5\n") {
		t.Error(got)
	}
}

// OTLP gets deltas and Prometheus sums of the same measurements, in any order
// of scrapes, reports and reports that fail.
func TestPrometheusBesideDelta(t *testing.T) {
	e, out := installPulled(t, func(c *config) {
		c.metrics.to = exporters{otlp: true, prometheus: true}
		c.metrics.delta = true
	})
	e.metrics.reader.complaints.failing = map[string]string{"metrics": ""}
	counted, took := metric(kindCounter, "counted"), metric(kindHistogram, "took")
	took.Buckets = []float64{1}
	sums, reported, buckets := int64(0), int64(0), uint64(0)
	for round := range 12 {
		add(counted, int64(round+1))
		add(took, 2)
		sums += int64(round + 1)
		if round%2 == 0 {
			samples(e, false)
			add(counted, 1)
			sums++
		}
		out.lock.Lock()
		out.answer = nil
		if round%3 == 0 {
			out.answer = func(int) (result, time.Duration, error) { return postponed, 0, nil }
		}
		out.lock.Unlock()
		if round%4 != 1 {
			got := out.report(t, e)
			for _, p := range got["counted"].points {
				reported += p.value.(int64)
			}
			for _, p := range got["took"].points {
				buckets += p.counts[1]
			}
		}
	}
	out.lock.Lock()
	out.answer = nil
	out.lock.Unlock()
	got := out.report(t, e)
	for _, p := range got["counted"].points {
		reported += p.value.(int64)
	}
	for _, p := range got["took"].points {
		buckets += p.counts[1]
	}
	text := samples(e, false)
	if reported != sums || buckets != 12 || !strings.Contains(text, "counted_total{otel_scope_name=\"otel-ts/test\"} "+itoa(sums)+"\n") || !strings.Contains(text, "took_count{otel_scope_name=\"otel-ts/test\"} 12\n") {
		t.Errorf("reported %d of %d, %d of 12\n%s", reported, sums, buckets, text)
	}
}

func itoa(v int64) string { return attributeText(appendVarint([]byte{tagInt}, uint64(v))) }

func TestPrometheusServer(t *testing.T) {
	e, _ := installPulled(t, nil)
	add(metric(kindCounter, "counted"), 1)
	server := httptest.NewServer(newPrometheusServer(func() *engine { return e }).Handler)
	defer server.Close()
	for _, c := range []struct {
		method, path, accept string
		status               int
		kind                 string
	}{
		{"GET", "/metrics", "", 200, prometheusType},
		{"GET", "/metrics?name=x", "*/*", 200, prometheusType},
		{"GET", "/metrics", "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", 200, openMetricsType},
		{"GET", "/metrics", "text/plain; q=0.9, application/openmetrics-text; q=0.5", 200, prometheusType},
		{"GET", "/metrics", "application/openmetrics-text;q=0", 200, prometheusType},
		{"HEAD", "/metrics", "", 200, prometheusType},
		{"POST", "/metrics", "", 405, "text/plain; charset=utf-8"},
		{"GET", "/", "", 404, "text/plain; charset=utf-8"},
	} {
		request, _ := http.NewRequest(c.method, server.URL+c.path, nil)
		request.Header.Set("Accept", c.accept)
		response, err := http.DefaultClient.Do(request) // asks for gzip by itself
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != c.status || response.Header.Get("Content-Type") != c.kind || c.status == 200 && c.method == "GET" && !strings.Contains(string(body), "\ncounted_total{") {
			t.Errorf("%+v: %d %q %q", c, response.StatusCode, response.Header.Get("Content-Type"), body)
		}
	}
}

// The port is there from the beginning to the end, of the program, whose exit
// status stays what it was; a second program with the same port has one line.
func TestPrometheusPort(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_, port, _ := net.SplitHostPort(address)
	env := []string{"OTEL_METRICS_EXPORTER=prometheus", "OTEL_TRACES_EXPORTER=none", "OTEL_EXPORTER_PROMETHEUS_HOST=127.0.0.1", "OTEL_EXPORTER_PROMETHEUS_PORT=" + port}
	if stderr, err, _ := runChild(t, "measured", env...); exitCode(err) != 3 || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "cannot serve metrics to Prometheus: listen tcp "+address) {
		t.Errorf("%v %q", err, stderr)
	}
	listener.Close()

	cmd := exec.Command(os.Args[0])
	cmd.Env = childEnvironment("served", env...)
	var said strings.Builder
	cmd.Stderr = &said
	stdin, _ := cmd.StdinPipe()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	scrape := func() string {
		response, err := http.Get("http://" + address + "/metrics")
		if err != nil {
			return ""
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		return string(body)
	}
	eventually(t, func() bool { return strings.Contains(scrape(), "target_info{") }) // before anything is measured
	io.WriteString(stdin, "!")
	eventually(t, func() bool { return strings.Contains(scrape(), "counted_total{") })
	stdin.Close()
	if err := cmd.Wait(); exitCode(err) != 5 || said.String() != "" {
		t.Errorf("%v %q", err, said.String())
	}
	// Without a wait: nothing is sent, so nothing is waited for.
	if stderr, err, took := runChild(t, "measured", env...); exitCode(err) != 3 || stderr != "" || took > soon {
		t.Error(stderr, err, took)
	}
}
