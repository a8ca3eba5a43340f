package otelts

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// heard collects what f says. Goroutines that other tests left behind may say
// that they cannot export.
func heard(f func()) (lines []string) {
	var lock sync.Mutex
	listen := func(message string) {
		lock.Lock()
		defer lock.Unlock()
		if !strings.HasPrefix(message, "cannot export") {
			lines = append(lines, message)
		}
	}
	saidOnce.Clear()
	listener.Store(&listen)
	f()
	listener.Store(nil)
	lock.Lock()
	defer lock.Unlock()
	return lines
}

func fileConfig(t *testing.T, content string) (c *config, lines []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "otel.yaml")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("OTEL_CONFIG_FILE", path)
	defer readLogLevel()
	lines = heard(func() { c = readConfig() })
	return c, lines
}

func TestConfigFile(t *testing.T) {
	t.Setenv("OTEL_SDK_DISABLED", "true") // ignored, as all variables that the file does not name
	t.Setenv("OTEL_PROPAGATORS", "xray")
	t.Setenv("HOST", "collector")
	t.Setenv("KEY", "a: b # ${HOST}")
	c, lines := fileConfig(t, `# a comment
file_format: "1.0"
disabled: ${OTEL_DISABLED:-false}
log_level: warn2
attribute_limits:
  attribute_count_limit: 9
  attribute_value_length_limit: ${LIMIT}
resource:
  attributes:
    - name: service.name
      value: shop
    - { name: replicas, value: 3 }
    - { name: zones, value: [a, b], type: string_array }
    - name: text
      value: "3"
  attributes_list: deployment.environment.name=a%20b,service.name=lost
  detection/development:
    detectors: [host: , process: ]
propagator:
  composite:
    - b3:
    - tracecontext:
  composite_list: baggage, b3
tracer_provider:
  limits: { event_count_limit: 4, link_attribute_count_limit: 5 }
  processors:
  - batch:
      schedule_delay: 100
      export_timeout: 700
      max_queue_size: 50
      max_export_batch_size: 60
      exporter:
        otlp_http:
          endpoint: http://${HOST}:4318/v1/traces
          compression: gzip
          timeout: 900
          headers:
            - name: api-key
              value: ${KEY}
          headers_list: api-key=lost,x=1
          encoding: json
          tls:
            ca_file: ${CA}
            key_file: k
  - simple: { exporter: { console: } }
  sampler:
    parent_based:
      root: { trace_id_ratio_based: { ratio: 0.5 } }
      remote_parent_sampled: { always_on: }
logger_provider:
  processors:
  - batch: { schedule_delay: 30, max_queue_size: 70, max_export_batch_size: 80, exporter: { otlp_grpc: { endpoint: "http://${HOST}:4317" } } }
  limits: { attribute_value_length_limit: 12 }
meter_provider:
  readers:
    - periodic:
        interval: 5
        timeout: 6
        exporter: { otlp_grpc: { endpoint: "collector:4317", tls: { insecure: true }, temporality_preference: low_memory } }
    - pull: { exporter: { prometheus/development: { host: 0.0.0.0, port: 9000 } } }
  exemplar_filter: always_off
instrumentation/development:
  general:
    http:
      server: { request_captured_headers: [X-Tenant], known_methods: [GET, PURGE] }
distribution:
  otel-ts:
    exit_timeout: 7
    db_query_text: none
    http_body_sizes: true
    sampling_rules: ["GET /healthz=drop"]
    disabled_instrumentations: [log]
`)
	if len(lines) != 0 {
		t.Error("all of it is known:", lines)
	}
	want := defaultConfig()
	want.attributeCount, want.limits = 9, limits{4, 128, 9, 5}
	want.resourceAttributes = [][2]string{{"deployment.environment.name", "a b"}, {"service.name", "lost"}, {"service.name", "shop"}, {"text", "3"}}
	want.resourceValues = c.resourceValues
	want.detectors = []string{"host", "os", "process"}
	want.propagators = []propagator{propagateB3, propagateTraceContext, propagateBaggage}
	want.delay, want.exportTime, want.queueSize, want.batchSize = 100*time.Millisecond, 700*time.Millisecond, 50, 50
	want.endpoint, want.compress, want.timeout = "http://collector:4318/v1/traces", true, 700*time.Millisecond
	want.to, want.protocol, want.certificate, want.clientKey = exporters{otlp: true, console: true}, httpJSON, c.certificate, "k"
	want.batchSize, want.delay = 1, 0 // the simple one's
	want.headers = [][2]string{{"api-key", "lost"}, {"x", "1"}, {"api-key", "a: b # ${HOST}"}}
	want.sampler = sampler{true, 1 << 62}
	want.logs.attributeCount, want.logs.valueLength = 9, 12
	want.logs.export, want.logs.to, want.logs.protocol, want.logs.endpoint = true, exporters{otlp: true}, grpcProtobuf, "http://collector:4317"
	want.logs.delay, want.logs.queueSize, want.logs.batchSize = 30*time.Millisecond, 70, 70
	want.metrics.interval, want.metrics.timeout, want.metrics.delta, want.metrics.filter = 5*time.Millisecond, 6*time.Millisecond, true, exemplarsOfNone
	want.metrics.to, want.metrics.prometheus = exporters{otlp: true, prometheus: true}, prometheusConfig{"0.0.0.0", 9000}
	want.metrics.receiver.protocol, want.metrics.receiver.endpoint = grpcProtobuf, "http://collector:4317"
	want.http.server.request, want.http.captures = c.http.server.request, true
	want.http.knownMethods = map[string]bool{"GET": true, "PURGE": true}
	want.http.server.sizes, want.http.client.sizes = true, true
	want.exitTimeout, want.http.queryText = 7*time.Millisecond, queryTextNone
	want.rules = []samplingRule{{method: "GET", path: "/healthz", drop: true}}
	want.notEnabled = map[string]bool{"log": true}
	if !reflect.DeepEqual(*c, *want) {
		t.Errorf("\n%+v\n%+v", *c, *want)
	}
	if h := c.http.server.request; len(h) != 1 || h[0].name != "X-Tenant" {
		t.Error(h)
	}
	got := map[string]any{}
	for _, a := range wireFields(t, wireFields(t, resourceField(c))[0].data) {
		decodeAttribute(t, a.data, got)
	}
	if got["service.name"] != "shop" || got["replicas"] != int64(3) || !reflect.DeepEqual(got["zones"], []any{"a", "b"}) || got["text"] != "3" || got["process.pid"] == nil || got["container.id"] != nil {
		t.Error(got)
	}
}

// The page's example is one that can be used.
func TestConfigFileOfThePage(t *testing.T) {
	page, err := os.ReadFile("../docs/CONFIGURATION-FILE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(page), "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	c, lines := fileConfig(t, example)
	if len(lines) != 0 || c.disabled || !c.export || !c.metrics.export || len(c.rules) != 1 || c.endpoint != defaultEndpoint+"/v1/traces" || !slices.Equal(c.detectors, []string{"service", "process", "host", "os", "container"}) {
		t.Error(lines, c)
	}
}

// The least file: what it does not name is not there.
func TestConfigFileWithoutProviders(t *testing.T) {
	c, lines := fileConfig(t, "file_format: \"1.2\"\nresource:\n")
	if len(lines) != 0 || c.export || c.metrics.export || len(c.propagators) != 0 || c.disabled {
		t.Error(lines, c)
	}
}

func TestConfigFileTells(t *testing.T) {
	c, lines := fileConfig(t, `file_format: "1.0"
profiler_provider: { processors: [] }
disabled: perhaps
colour: red
tracer_provider:
  processors:
    - batch: { exporter: { zipkin: { endpoint: "http://s3cret" } } }
    - simple: { exporter: { otlp_http: { encoding: text, endpoint: "s3cret", tls: { insecure: true } } } }
    - batch: { exporter: { otlp_http: } }
  sampler: { rule_based: }
  limits: { event_count_limit: -1 }
meter_provider:
  readers: [ { pull: { exporter: { prometheus/development: { port: 65536, without_units: true } } } } ]
propagator: { composite: [ ottrace: ] }
resource: { attributes: [ { name: a, value: x, type: int } ] }
distribution: { otel-ts: { sampling_rules: [x] }, other: 1 }
`)
	if !c.export || c.metrics.to != (exporters{prometheus: true}) || c.batchSize != 1 || c.delay != 0 || c.endpoint != defaultEndpoint+"/v1/traces" || c.limits.events != 128 || c.sampler != (sampler{true, sampleAll}) {
		t.Errorf("%+v", c)
	}
	want := []string{
		"line 2: profiler_provider is not supported and is ignored",
		"line 3: disabled has a value that is not supported; using the default",
		"line 4: colour is not supported and is ignored",
		"line 7: tracer_provider.processors[0].batch.exporter.zipkin is not supported and is ignored",
		"line 8: tracer_provider.processors[1].simple.exporter.otlp_http.encoding has a value that is not supported; using the default",
		"line 8: tracer_provider.processors[1].simple.exporter.otlp_http.endpoint has a value that is not supported; using the default",
		"line 8: tracer_provider.processors[1].simple.exporter.otlp_http.tls.insecure is not supported and is ignored",
		"line 9: tracer_provider.processors[2].batch.exporter.otlp_http is one more than is supported and is ignored",
		"line 10: tracer_provider.sampler.rule_based is not supported and is ignored",
		"line 11: tracer_provider.limits.event_count_limit has a value that is not supported; using the default",
		"line 13: meter_provider.readers[0].pull.exporter.prometheus/development.port has a value that is not supported; using the default",
		"line 13: meter_provider.readers[0].pull.exporter.prometheus/development.without_units is not supported and is ignored",
		"names a propagator that is not supported; it is ignored",
		"line 15: resource.attributes.a has a value that is not supported; using the default",
		"line 16: distribution.otel-ts.sampling_rules has an entry that is not [METHOD ]path=ratio or [METHOD ]path=drop and is ignored",
		"line 16: distribution.other is not supported and is ignored",
	}
	for i := range want {
		want[i] = "OTEL_CONFIG_FILE " + want[i]
	}
	slices.Sort(want)
	slices.Sort(lines)
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestConfigFileThatCannotBeUsed(t *testing.T) {
	for content, why := range map[string]string{
		"a: &x 1":                      "line 1: anchors and aliases are not supported",
		"disabled: false":              `file_format is not "1.0" or a later one of 1`,
		"file_format: \"2.0\"":         `file_format is not "1.0" or a later one of 1`,
		"file_format: 1.0\na: ${1X}":   "line 2: a reference to a variable is not ${NAME} or ${NAME:-default}",
		"file_format: 1.0\na: \"${X\"": "line 2: a reference to a variable is not ${NAME} or ${NAME:-default}",
	} {
		c, lines := fileConfig(t, content)
		if !c.disabled || len(lines) != 1 || lines[0] != "OTEL_CONFIG_FILE cannot be used: "+why+"; nothing is recorded" {
			t.Errorf("%q: %v", content, lines)
		}
	}
	t.Setenv("OTEL_CONFIG_FILE", "/there/is/no/such/file")
	if lines := heard(func() { readConfig() }); len(lines) != 1 || strings.Contains(lines[0], "/there") {
		t.Error(lines)
	}
}

func TestSubstitution(t *testing.T) {
	variables := map[string]string{"A": "x", "NUL": "null", "INNER": "${A}", "LIST": "[1, 2]"}
	for in, want := range map[string]string{
		"v: ${A}": "{v:x}", "v: a${A}b${env:A}": "{v:axbx}", "v: ${NO}": "{v:null}", "v: '${NO}'": `{v:""}`, "v: ${NO:-d: e}": "",
		"v: ${NO:-d e}": "{v:d e}", "v: $${A}": "{v:${A}}", "v: $$$${A}": "{v:$${A}}", "v: $$$A": "{v:$$A}", "v: $A": "{v:$A}", "v: ${INNER}": "{v:${A}}", "v: ${LIST}": "{v:[1, 2]}",
		"${A}: v": "{${A}:v}", "v: ${NUL}": "{v:null}", "v: ${A-b}": "", "v: ${}": "", "v: [a, '${A}']": `{v:[a,"x"]}`, "v: ${NO:-${A}}": "{v:${A}}",
	} {
		n, err := parseYAML(in)
		if err == nil {
			err = n.substitute(func(name string) string { return variables[name] })
		}
		if (err == nil) != (want != "") || err == nil && n.shown() != want {
			t.Errorf("%s: %v %v", in, n, err)
			if err == nil {
				t.Error(n.shown())
			}
		}
	}
}

func FuzzConfigFile(f *testing.F) {
	f.Add("file_format: \"1.0\"\ntracer_provider:\n  processors:\n    - batch:\n        exporter:\n          otlp_http:\n            endpoint: ${X:-http://h:1}\n")
	f.Add("file_format: 1\nresource: {attributes: [{name: a, value: [1, 2], type: int_array}]}\npropagator: {composite: [b3: ]}\n")
	f.Add("file_format: 1.1\ndisabled:\n  - x\nmeter_provider: []\ndistribution: {otel-ts: {sampling_rules: [1]}}\ninstrumentation: {general: {http: {server: {known_methods: {}}}}}")
	f.Fuzz(func(t *testing.T, content string) {
		root, err := parseConfigFile(content, func(name string) string { return name })
		if err != nil {
			return
		}
		c := defaultConfig()
		heard(func() { (&configFile{c}).root(root) })
		if c.queueSize < 1 || c.batchSize < 1 || c.batchSize > c.queueSize || c.timeout <= 0 {
			t.Errorf("%+v", c)
		}
	})
}
