package otelts

import (
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// variable is the case of one row of docs/RUNTIME-CONFIGURATION.md.
type variable struct {
	shown string            // the default, as the page has it
	get   func(*config) any // what the variable decides
	set   string            // a value
	want  any               // and what it gives
	bad   string            // a bad value, or a list with a bad entry; "": every text is a value
	after any               // what a bad one gives; nil: the default
	with  map[string]string // other variables that it takes
}

func milliseconds(get func(*config) time.Duration, shown string) variable {
	return variable{shown: shown, get: func(c *config) any { return get(c) }, set: "70", want: 70 * time.Millisecond, bad: "s3cret"}
}

func count(get func(*config) int, shown string) variable {
	return variable{shown: shown, get: func(c *config) any { return get(c) }, set: "70", want: 70, bad: "s3cret"}
}

func capturing(get func(*httpConfig) []capturedHeader) variable {
	names := func(c *config) any {
		var all []string
		for _, h := range get(&c.http) {
			all = append(all, h.name)
		}
		return all
	}
	return variable{shown: "none", get: names, set: "x-tenant", want: []string{"X-Tenant"}, bad: "x-tenant,s3 cret", after: []string{"X-Tenant"}}
}

func file(shown string, get func(*receiver) string) variable {
	return variable{shown: shown, get: func(c *config) any { return [2]string{get(&c.receiver), get(&c.metrics.receiver)} }, set: "a.pem", want: [2]string{"a.pem", "a.pem"}}
}

var variables = map[string]variable{
	"OTEL_SDK_DISABLED": {shown: "false", get: func(c *config) any { return c.disabled }, set: "true", want: true, bad: "s3cret"},
	"OTEL_CONFIG_FILE":  {shown: "none", get: func(c *config) any { return c.disabled }, set: "config.yaml", want: true, bad: "s3cret", after: true},
	"OTEL_LOG_LEVEL":    {shown: "info", get: func(*config) any { return logLevel.Load() }, set: "error", want: logError, bad: "s3cret"},
	"OTEL_SERVICE_NAME": {shown: "main package", get: func(c *config) any { return c.wantedServiceName() }, set: "shop", want: "shop"},
	"OTEL_RESOURCE_ATTRIBUTES": {shown: "none", get: func(c *config) any { return c.resourceAttributes }, set: "a=b%20c",
		want: [][2]string{{"a", "b c"}}, bad: "a=b,s3cret", after: [][2]string{{"a", "b"}}},
	"OTEL_TS_RESOURCE_DETECTORS": {shown: "all", get: func(c *config) any { return c.detectors }, set: "os,k8s",
		want: []string{"os", "k8s"}, bad: "os,s3cret", after: []string{"os"}},
	"OTEL_PROPAGATORS": {shown: "tracecontext,baggage", get: func(c *config) any { return c.propagators }, set: "xray,b3,xray",
		want: []propagator{propagateXRay, propagateB3}, bad: "jaeger,s3cret", after: []propagator{propagateJaeger}},
	"OTEL_GO_ENABLED_INSTRUMENTATIONS":  {shown: "all", get: func(c *config) any { return c.instrumented("a") && !c.instrumented("b") }, set: "a", want: true},
	"OTEL_GO_DISABLED_INSTRUMENTATIONS": {shown: "none", get: func(c *config) any { return c.instrumented("a") }, set: "a", want: false},
	"OTEL_TS_EXIT_TIMEOUT":              milliseconds(func(c *config) time.Duration { return c.exitTimeout }, "3000"),

	"OTEL_TS_FLIGHT_RECORDER":           {shown: "none", get: func(c *config) any { return c.flight.directory }, set: "/tmp/traces", want: "/tmp/traces"},
	"OTEL_TS_FLIGHT_RECORDER_THRESHOLD": milliseconds(func(c *config) time.Duration { return c.flight.threshold }, "none"),
	"OTEL_TS_FLIGHT_RECORDER_INTERVAL":  milliseconds(func(c *config) time.Duration { return c.flight.interval }, "10000"),
	"OTEL_TS_FLIGHT_RECORDER_FILES":     count(func(c *config) int { return c.flight.files }, "20"),

	"OTEL_TRACES_EXPORTER": {shown: "otlp", get: func(c *config) any { return c.export }, set: "none", want: false, bad: "s3cret"},
	"OTEL_TRACES_SAMPLER": {shown: "parentbased_always_on", get: func(c *config) any { return c.sampler }, set: "always_off",
		want: sampler{false, sampleNone}, bad: "s3cret"},
	"OTEL_TRACES_SAMPLER_ARG": {shown: "1.0", get: func(c *config) any { return c.sampler.bound }, set: "0.5", want: uint64(1 << 62), bad: "s3cret",
		with: map[string]string{"OTEL_TRACES_SAMPLER": "traceidratio"}},
	"OTEL_TS_SAMPLING_RULES": {shown: "none", get: func(c *config) any { return c.rules }, set: "/a=drop",
		want: []samplingRule{{path: "/a", drop: true}}, bad: "/a=drop,s3cret", after: []samplingRule{{path: "/a", drop: true}}},
	"OTEL_BSP_SCHEDULE_DELAY":                milliseconds(func(c *config) time.Duration { return c.delay }, "5000"),
	"OTEL_BSP_MAX_QUEUE_SIZE":                count(func(c *config) int { return c.queueSize }, "2048"),
	"OTEL_BSP_MAX_EXPORT_BATCH_SIZE":         count(func(c *config) int { return c.batchSize }, "512"),
	"OTEL_BSP_EXPORT_TIMEOUT":                milliseconds(func(c *config) time.Duration { return c.exportTime }, "30000"),
	"OTEL_ATTRIBUTE_COUNT_LIMIT":             count(func(c *config) int { return c.attributeCount }, "128"),
	"OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT":      count(func(c *config) int { return c.valueLength }, "none"),
	"OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT":        count(func(c *config) int { return c.attributeCount }, "128"),
	"OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT": count(func(c *config) int { return c.valueLength }, "none"),
	"OTEL_SPAN_EVENT_COUNT_LIMIT":            count(func(c *config) int { return c.limits.events }, "128"),
	"OTEL_SPAN_LINK_COUNT_LIMIT":             count(func(c *config) int { return c.limits.links }, "128"),
	"OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT":       count(func(c *config) int { return c.limits.eventAttributes }, "128"),
	"OTEL_LINK_ATTRIBUTE_COUNT_LIMIT":        count(func(c *config) int { return c.limits.linkAttributes }, "128"),

	"OTEL_METRICS_EXPORTER":                             {shown: "otlp", get: func(c *config) any { return c.metrics.export }, set: "none", want: false, bad: "s3cret"},
	"OTEL_METRIC_EXPORT_INTERVAL":                       milliseconds(func(c *config) time.Duration { return c.metrics.interval }, "60000"),
	"OTEL_METRIC_EXPORT_TIMEOUT":                        milliseconds(func(c *config) time.Duration { return c.metrics.timeout }, "30000"),
	"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE": {shown: "cumulative", get: func(c *config) any { return c.metrics.delta }, set: "delta", want: true, bad: "s3cret"},
	"OTEL_METRICS_EXEMPLAR_FILTER":                      {shown: "trace_based", get: func(c *config) any { return c.metrics.filter }, set: "always_off", want: exemplarsOfNone, bad: "s3cret"},

	"OTEL_LOGS_EXPORTER":                          {shown: "none", get: func(c *config) any { return c.logs.to }, set: "otlp,console", want: exporters{otlp: true, console: true}, bad: "s3cret"},
	"OTEL_BLRP_SCHEDULE_DELAY":                    milliseconds(func(c *config) time.Duration { return c.logs.delay }, "1000"),
	"OTEL_BLRP_MAX_QUEUE_SIZE":                    count(func(c *config) int { return c.logs.queueSize }, "2048"),
	"OTEL_BLRP_MAX_EXPORT_BATCH_SIZE":             count(func(c *config) int { return c.logs.batchSize }, "512"),
	"OTEL_BLRP_EXPORT_TIMEOUT":                    milliseconds(func(c *config) time.Duration { return c.logs.exportTime }, "30000"),
	"OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT":        count(func(c *config) int { return c.logs.attributeCount }, "128"),
	"OTEL_LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT": count(func(c *config) int { return c.logs.valueLength }, "none"),

	"OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_REQUEST_HEADERS":     capturing(func(c *httpConfig) []capturedHeader { return c.server.request }),
	"OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_RESPONSE_HEADERS":    capturing(func(c *httpConfig) []capturedHeader { return c.server.response }),
	"OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_REQUEST_HEADERS":     capturing(func(c *httpConfig) []capturedHeader { return c.client.request }),
	"OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_RESPONSE_HEADERS":    capturing(func(c *httpConfig) []capturedHeader { return c.client.response }),
	"OTEL_INSTRUMENTATION_HTTP_SERVER_EMIT_EXPERIMENTAL_TELEMETRY": {shown: "false", get: func(c *config) any { return c.http.server.sizes }, set: "true", want: true, bad: "s3cret"},
	"OTEL_INSTRUMENTATION_HTTP_CLIENT_EMIT_EXPERIMENTAL_TELEMETRY": {shown: "false", get: func(c *config) any { return c.http.client.sizes }, set: "true", want: true, bad: "s3cret"},
	"OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS": {shown: "RFC 9110, PATCH, QUERY", get: func(c *config) any { return c.http.knownMethods }, set: "GET,PURGE",
		want: map[string]bool{"GET": true, "PURGE": true}},
	"OTEL_TS_DB_QUERY_TEXT":         {shown: "sanitized", get: func(c *config) any { return c.http.queryText }, set: "none", want: queryTextNone, bad: "s3cret"},
	"OTEL_SEMCONV_STABILITY_OPT_IN": {shown: "none", get: func(c *config) any { return c.http.captures }, set: "http/dup", want: false},

	"OTEL_EXPORTER_OTLP_ENDPOINT": {shown: "`http://localhost:4318`", get: func(c *config) any { return [2]string{c.endpoint, c.metrics.receiver.endpoint} },
		set: "http://c:1/x", want: [2]string{"http://c:1/x/v1/traces", "http://c:1/x/v1/metrics"}, bad: "s3cret"},
	"OTEL_EXPORTER_OTLP_HEADERS": {shown: "none", get: func(c *config) any { return [2]any{c.headers, c.metrics.receiver.headers} }, set: "a=b",
		want: [2]any{[][2]string{{"a", "b"}}, [][2]string{{"a", "b"}}}, bad: "s3cret"},
	"OTEL_EXPORTER_OTLP_TIMEOUT":     milliseconds(func(c *config) time.Duration { return max(c.timeout, c.metrics.receiver.timeout) }, "10000"),
	"OTEL_EXPORTER_OTLP_COMPRESSION": {shown: "none", get: func(c *config) any { return c.compress && c.metrics.receiver.compress }, set: "gzip", want: true, bad: "s3cret"},
	"OTEL_EXPORTER_OTLP_PROTOCOL": {shown: "http/protobuf", get: func(c *config) any { return [2]protocol{c.protocol, c.metrics.receiver.protocol} },
		set: "grpc", want: [2]protocol{grpcProtobuf, grpcProtobuf}, bad: "s3cret"},
	"OTEL_EXPORTER_OTLP_INSECURE": {shown: "false", get: func(c *config) any { return [2]string{c.endpoint, c.metrics.receiver.endpoint} },
		set: "true", want: [2]string{"http://c:1", "http://c:1"}, bad: "s3cret",
		with: map[string]string{"OTEL_EXPORTER_OTLP_PROTOCOL": "grpc", "OTEL_EXPORTER_OTLP_ENDPOINT": "c:1"}},
	"OTEL_EXPORTER_OTLP_CERTIFICATE":        file("the system's", func(r *receiver) string { return r.certificate }),
	"OTEL_EXPORTER_OTLP_CLIENT_KEY":         file("none", func(r *receiver) string { return r.clientKey }),
	"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": file("none", func(r *receiver) string { return r.clientCertificate }),

	"OTEL_EXPORTER_PROMETHEUS_HOST": {shown: "localhost", get: func(c *config) any { return readPrometheus().host }, set: "0.0.0.0", want: "0.0.0.0"},
	"OTEL_EXPORTER_PROMETHEUS_PORT": {shown: "9464", get: func(c *config) any { return readPrometheus().port }, set: "70", want: 70, bad: "s3cret"},
}

var tableRow = regexp.MustCompile("(?m)^\\| `(OTEL_[A-Z_]+)` \\| (.*?) \\|")

func withoutOTEL(t *testing.T) {
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "OTEL_") {
			t.Setenv(name, "")
		}
	}
}

func TestEveryVariableOfThePage(t *testing.T) {
	page, err := os.ReadFile("../docs/RUNTIME-CONFIGURATION.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("config.yaml", []byte("file_format: \"1.0\"\ndisabled: true\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	withoutOTEL(t)
	defer readLogLevel()
	standard := defaultConfig()
	logLevel.Store(logInfo)
	rows := map[string]string{}
	for _, row := range tableRow.FindAllStringSubmatch(string(page), -1) {
		rows[row[1]] = row[2]
	}
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		if _, there := rows[name]; !there {
			t.Error("no row:", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		v, there := variables[name]
		if !there {
			t.Error("no case:", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			for other, value := range v.with {
				t.Setenv(other, value)
			}
			read := func(value string) (got any, lines []string) {
				t.Setenv(name, value)
				lines = heard(func() { got = v.get(readConfig()) })
				return got, lines
			}
			if rows[name] != v.shown {
				t.Errorf("the page has the default %s, the case %s", rows[name], v.shown)
			}
			unset, lines := read("")
			if v.with == nil && !reflect.DeepEqual(unset, v.get(standard)) || len(lines) != 0 {
				t.Error("unset:", unset, lines)
			}
			if number := reflect.ValueOf(unset); v.shown[0] >= '1' && v.shown[0] <= '9' && v.shown != "1.0" {
				if d, ok := unset.(time.Duration); ok {
					number = reflect.ValueOf(int(d / time.Millisecond))
				}
				if strconv.FormatInt(number.Int(), 10) != v.shown {
					t.Error("the page says", v.shown, "it is", number)
				}
			}
			if got, lines := read(v.set); !reflect.DeepEqual(got, v.want) || len(lines) != 0 {
				t.Error("set:", got, lines)
			}
			if v.bad == "" {
				return
			}
			after := v.after
			if after == nil {
				after = unset
			}
			got, lines := read(v.bad)
			if !reflect.DeepEqual(got, after) || len(lines) != 1 || !strings.HasPrefix(lines[0], name) || strings.Contains(lines[0], "s3cret") {
				t.Error("bad:", got, lines)
			}
		})
	}
}
