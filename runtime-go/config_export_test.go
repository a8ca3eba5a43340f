package otelts

import (
	"testing"
	"time"
)

// Each row of the tables of exporters in docs/RUNTIME.md.
func TestExportConfig(t *testing.T) {
	const otlp = "OTEL_EXPORTER_OTLP_"
	spans := func(c *config) any { return c.to }
	metrics := func(c *config) any { return c.metrics.to }
	records := func(c *config) any { return c.logs.to }
	logs := func(c *config) any { return [2]any{c.logs.protocol, c.logs.endpoint} }
	protocols := func(c *config) any { return [2]protocol{c.protocol, c.metrics.receiver.protocol} }
	endpoints := func(c *config) any { return [2]string{c.endpoint, c.metrics.receiver.endpoint} }
	grpc := func(endpoint string) [2]string { return [2]string{endpoint, endpoint} }
	prometheus := func(c *config) any { return c.metrics.prometheus }
	standard := [2]string{defaultEndpoint + "/v1/traces", defaultEndpoint + "/v1/metrics"}
	testVariables(t, []variableCase{
		{"", spans, exporters{otlp: true}},
		{"OTEL_TRACES_EXPORTER=console", spans, exporters{console: true}},
		{"OTEL_TRACES_EXPORTER=otlp,console", spans, exporters{otlp: true, console: true}},
		{"OTEL_TRACES_EXPORTER=none", spans, exporters{}},
		{"OTEL_TRACES_EXPORTER=console,none", spans, exporters{console: true}},
		{"OTEL_TRACES_EXPORTER=prometheus", spans, exporters{otlp: true}},
		{"OTEL_TRACES_EXPORTER=zipkin,console", spans, exporters{console: true}},
		{"", metrics, exporters{otlp: true}},
		{"OTEL_METRICS_EXPORTER=prometheus", metrics, exporters{prometheus: true}},
		{"OTEL_METRICS_EXPORTER=otlp,prometheus,console", metrics, exporters{true, true, true}},
		{"OTEL_METRICS_EXPORTER=none", func(c *config) any { return c.metrics.export }, false},
		{"OTEL_METRICS_EXPORTER=other", metrics, exporters{otlp: true}},
		{"OTEL_METRICS_EXPORTER=console " + otlp + "METRICS_TEMPORALITY_PREFERENCE=delta", func(c *config) any { return c.metrics.delta }, false},

		{"", records, exporters{}},
		{"OTEL_LOGS_EXPORTER=otlp,none", records, exporters{otlp: true}},
		{"OTEL_LOGS_EXPORTER=none", func(c *config) any { return c.logs.export }, false},
		{"", logs, [2]any{httpProtobuf, defaultEndpoint + "/v1/logs"}},
		{otlp + "ENDPOINT=http://c:1", logs, [2]any{httpProtobuf, "http://c:1/v1/logs"}},
		{otlp + "ENDPOINT=http://c:1 " + otlp + "LOGS_ENDPOINT=http://l:2/x", logs, [2]any{httpProtobuf, "http://l:2/x"}},
		{otlp + "LOGS_PROTOCOL=grpc " + otlp + "LOGS_INSECURE=true " + otlp + "LOGS_ENDPOINT=l:2", logs, [2]any{grpcProtobuf, "http://l:2"}},
		{"OTEL_BLRP_EXPORT_TIMEOUT=70", func(c *config) any { return c.logs.timeout }, 70 * time.Millisecond},
		{"OTEL_ATTRIBUTE_COUNT_LIMIT=5", func(c *config) any { return c.logs.attributeCount }, 5},
		{"OTEL_ATTRIBUTE_COUNT_LIMIT=5 OTEL_LOGRECORD_ATTRIBUTE_COUNT_LIMIT=6", func(c *config) any { return [2]int{c.logs.attributeCount, c.attributeCount} }, [2]int{6, 5}},
		{"OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT=5", func(c *config) any { return c.logs.valueLength }, 5},

		{"", protocols, [2]protocol{httpProtobuf, httpProtobuf}},
		{otlp + "PROTOCOL=http/json", protocols, [2]protocol{httpJSON, httpJSON}},
		{otlp + "PROTOCOL=grpc " + otlp + "METRICS_PROTOCOL=http/protobuf", protocols, [2]protocol{grpcProtobuf, httpProtobuf}},
		{otlp + "TRACES_PROTOCOL=http/json", protocols, [2]protocol{httpJSON, httpProtobuf}},
		{otlp + "PROTOCOL=thrift", protocols, [2]protocol{httpProtobuf, httpProtobuf}},

		{"", endpoints, standard},
		{otlp + "PROTOCOL=http/json", endpoints, standard},
		{otlp + "PROTOCOL=grpc", endpoints, grpc("http://localhost:4317")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=https://c:1/base", endpoints, grpc("https://c:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=http://u:p@c:1 " + otlp + "INSECURE=false", endpoints, grpc("http://u:p@c:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=https://c:1 " + otlp + "INSECURE=true", endpoints, grpc("https://c:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=c:1", endpoints, grpc("https://c:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=c:1 " + otlp + "INSECURE=true", endpoints, grpc("http://c:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=c:1 " + otlp + "METRICS_INSECURE=true", endpoints, [2]string{"https://c:1", "http://c:1"}},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=dns:///c:1 " + otlp + "INSECURE=true", endpoints, grpc("http://c:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=[::1]:1 " + otlp + "INSECURE=true", endpoints, grpc("http://[::1]:1")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=unix:///run/c", endpoints, grpc("unix:/run/c")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=unix:c", endpoints, grpc("unix:c")},
		{otlp + "PROTOCOL=grpc " + otlp + "ENDPOINT=ftp://c", endpoints, grpc("http://localhost:4317")},
		{otlp + "PROTOCOL=grpc " + otlp + "TRACES_ENDPOINT=http://t:1 " + otlp + "ENDPOINT=http://c:1", endpoints, [2]string{"http://t:1", "http://c:1"}},
		{otlp + "ENDPOINT=unix:///run/c", endpoints, standard},
		{otlp + "ENDPOINT=c:4318 " + otlp + "INSECURE=true", endpoints, standard},

		{otlp + "CERTIFICATE=a " + otlp + "TRACES_CERTIFICATE=b", func(c *config) any { return [2]string{c.certificate, c.metrics.receiver.certificate} }, [2]string{"b", "a"}},
		{otlp + "CLIENT_KEY=a " + otlp + "METRICS_CLIENT_KEY=b", func(c *config) any { return [2]string{c.clientKey, c.metrics.receiver.clientKey} }, [2]string{"a", "b"}},
		{otlp + "CLIENT_CERTIFICATE=a", func(c *config) any { return [2]string{c.clientCertificate, c.metrics.receiver.clientCertificate} }, [2]string{"a", "a"}},
		{otlp + "COMPRESSION=zstd", func(c *config) any { return c.compress }, false},
		{otlp + "TIMEOUT=0", func(c *config) any { return c.timeout }, 10 * time.Second},

		{"OTEL_METRICS_EXPORTER=prometheus", prometheus, prometheusConfig{"localhost", 9464}},
		{"OTEL_METRICS_EXPORTER=prometheus OTEL_EXPORTER_PROMETHEUS_HOST=0.0.0.0 OTEL_EXPORTER_PROMETHEUS_PORT=1", prometheus, prometheusConfig{"0.0.0.0", 1}},
		{"OTEL_METRICS_EXPORTER=prometheus OTEL_EXPORTER_PROMETHEUS_PORT=65536", prometheus, prometheusConfig{"localhost", 9464}},
		{"OTEL_METRICS_EXPORTER=prometheus OTEL_EXPORTER_PROMETHEUS_PORT=x", prometheus, prometheusConfig{"localhost", 9464}},
	})
}

func TestBadExporterValuesWarn(t *testing.T) {
	got := newCollector(t, nil)
	stderr, err, _ := runChild(t, "idle", "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL, "OTEL_TRACES_EXPORTER=s3cret", "OTEL_METRICS_EXPORTER=console,s3cret",
		"OTEL_EXPORTER_OTLP_PROTOCOL=s3cret", "OTEL_EXPORTER_OTLP_COMPRESSION=s3cret")
	want := "otel-ts: OTEL_TRACES_EXPORTER has a value that is not supported; using otlp\n" +
		"otel-ts: OTEL_EXPORTER_OTLP_PROTOCOL has a value that is not supported; using http/protobuf\n" +
		"otel-ts: OTEL_EXPORTER_OTLP_COMPRESSION has a value that is not supported; using none\n" +
		"otel-ts: OTEL_METRICS_EXPORTER: an entry is not supported beside the others and is ignored\n"
	if err != nil || stderr != want {
		t.Errorf("%v\n%s", err, stderr)
	}
}
