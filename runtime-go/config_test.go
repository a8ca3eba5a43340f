package otelts

import (
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestConfig(t *testing.T) {
	const header = "OTEL_EXPORTER_OTLP_HEADERS"
	testVariables(t, []variableCase{
		{"", func(c *config) any { return *c }, *defaultConfig()},
		{"OTEL_SDK_DISABLED=True", func(c *config) any { return c.disabled }, true},
		{"OTEL_SDK_DISABLED=1", func(c *config) any { return c.disabled }, false},
		{"OTEL_TRACES_EXPORTER=none", func(c *config) any { return c.export }, false},
		{"OTEL_TRACES_EXPORTER=zipkin", func(c *config) any { return c.export }, true},
		{"OTEL_PROPAGATORS=none", func(c *config) any { return len(c.propagators) }, 0},
		{"OTEL_PROPAGATORS=b3,baggage,none,other,b3", func(c *config) any { return c.propagators }, []propagator{propagateB3, propagateBaggage}},
		{"OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT=7 OTEL_ATTRIBUTE_COUNT_LIMIT=9", func(c *config) any { return c.attributeCount }, 7},
		{"OTEL_ATTRIBUTE_COUNT_LIMIT=9", func(c *config) any { return c.attributeCount }, 9},
		{"OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT=-1", func(c *config) any { return c.attributeCount }, 128},
		{"OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT=10", func(c *config) any { return c.valueLength }, 10},
		{"OTEL_BSP_MAX_QUEUE_SIZE=100", func(c *config) any { return [2]int{c.queueSize, c.batchSize} }, [2]int{100, 100}},
		{"OTEL_BSP_MAX_EXPORT_BATCH_SIZE=5000", func(c *config) any { return c.batchSize }, 2048},
		{"OTEL_BSP_SCHEDULE_DELAY=20", func(c *config) any { return c.delay }, 20 * time.Millisecond},
		{"OTEL_BSP_SCHEDULE_DELAY=soon", func(c *config) any { return c.delay }, 5 * time.Second},
		{"OTEL_TS_EXIT_TIMEOUT=50", func(c *config) any { return c.exitTimeout }, 50 * time.Millisecond},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=http://c:1/base/", func(c *config) any { return c.endpoint }, "http://c:1/base/v1/traces"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=http://c:1 OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://t/x", func(c *config) any { return c.endpoint }, "https://t/x"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=c:4317", func(c *config) any { return c.endpoint }, "http://localhost:4318/v1/traces"},
		{"OTEL_EXPORTER_OTLP_TIMEOUT=1 OTEL_EXPORTER_OTLP_TRACES_TIMEOUT=2", func(c *config) any { return c.timeout }, 2 * time.Millisecond},
		{"OTEL_EXPORTER_OTLP_COMPRESSION=gzip", func(c *config) any { return c.compress }, true},
		{header + "=a=b%20c,x=1,bad,:=2,nl=%0A OTEL_EXPORTER_OTLP_TRACES_HEADERS=x=2", func(c *config) any { return c.headers }, [][2]string{{"a", "b c"}, {"x", "1"}, {"x", "2"}}},
		{"OTEL_METRICS_EXPORTER=none", func(c *config) any { return [2]bool{c.metrics.export, c.export} }, [2]bool{false, true}},
		{"OTEL_METRICS_EXPORTER=other", func(c *config) any { return c.metrics.to }, exporters{otlp: true}},
		{"OTEL_METRIC_EXPORT_INTERVAL=50 OTEL_METRIC_EXPORT_TIMEOUT=7", func(c *config) any { return [2]time.Duration{c.metrics.interval, c.metrics.timeout} }, [2]time.Duration{50 * time.Millisecond, 7 * time.Millisecond}},
		{"OTEL_METRIC_EXPORT_INTERVAL=0", func(c *config) any { return c.metrics.interval }, time.Minute},
		{"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=Delta", func(c *config) any { return c.metrics.delta }, true},
		{"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=lowmemory", func(c *config) any { return c.metrics.delta }, true},
		{"OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=other", func(c *config) any { return c.metrics.delta }, false},
		{"OTEL_METRICS_EXEMPLAR_FILTER=always_on", func(c *config) any { return c.metrics.filter }, exemplarsOfAll},
		{"OTEL_METRICS_EXEMPLAR_FILTER=always_off", func(c *config) any { return c.metrics.filter }, exemplarsOfNone},
		{"OTEL_METRICS_EXEMPLAR_FILTER=some", func(c *config) any { return c.metrics.filter }, exemplarsOfSampled},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=http://c:1/base/", func(c *config) any { return c.metrics.receiver.endpoint }, "http://c:1/base/v1/metrics"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=http://c:1 OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://m/x", func(c *config) any { return [2]string{c.endpoint, c.metrics.receiver.endpoint} }, [2]string{"http://c:1/v1/traces", "http://m/x"}},
		{"OTEL_EXPORTER_OTLP_METRICS_TIMEOUT=2 OTEL_EXPORTER_OTLP_METRICS_COMPRESSION=gzip OTEL_EXPORTER_OTLP_METRICS_HEADERS=a=b", func(c *config) any { return c.metrics.receiver }, receiver{signal: "metrics", endpoint: defaultEndpoint + "/v1/metrics", headers: [][2]string{{"a", "b"}}, timeout: 2 * time.Millisecond, compress: true}},
		{"OTEL_EXPORTER_OTLP_METRICS_HEADERS=a=b", func(c *config) any { return c.headers }, [][2]string(nil)},
		{"OTEL_RESOURCE_ATTRIBUTES=a=b%2Cc,,d=", func(c *config) any { return c.resourceAttributes }, [][2]string{{"a", "b,c"}, {"d", ""}}},
		{"OTEL_GO_ENABLED_INSTRUMENTATIONS=a,b", func(c *config) any { return c.instrumented("b") && !c.instrumented("c") }, true},
		{"OTEL_GO_DISABLED_INSTRUMENTATIONS=a,b", func(c *config) any { return !c.instrumented("b") && c.instrumented("c") }, true},
		{"OTEL_SERVICE_NAME=shop", func(c *config) any { return c.serviceName }, "shop"},
	})
}

type variableCase struct {
	env  string // NAME=value, separated by blanks
	get  func(*config) any
	want any
}

// testVariables reads each case's configuration with no other OTEL_ variable set.
func testVariables(t *testing.T, cases []variableCase) {
	withoutOTEL(t)
	for _, c := range cases {
		t.Run(c.env, func(t *testing.T) {
			for v := range strings.FieldsSeq(c.env) {
				name, value, _ := strings.Cut(v, "=")
				t.Setenv(name, value)
			}
			if got := c.get(readConfig()); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v want %v", got, c.want)
			}
		})
	}
}

func TestBadValueWarnsOnceWithoutTheValue(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "OTELTS_TEST_CHILD=config", "OTEL_BSP_SCHEDULE_DELAY=s3cret", "OTEL_EXPORTER_OTLP_ENDPOINT=s3cret")
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "otel-ts: OTEL_BSP_SCHEDULE_DELAY has a value that is not supported; using the default\n"+
		"otel-ts: OTEL_EXPORTER_OTLP_ENDPOINT has a value that is not supported; using http://localhost:4318\n" {
		t.Errorf("%v %q", err, out)
	}
}

func TestResource(t *testing.T) {
	c := defaultConfig()
	c.resourceAttributes = [][2]string{{"service.name", "lost"}, {"deployment.environment.name", "test"}, {"host.name", "h"}, {"telemetry.sdk.name", "no"}}
	c.serviceName = "shop"
	got := map[string]any{}
	for _, a := range wireFields(t, wireFields(t, resourceField(c))[0].data) {
		decodeAttribute(t, a.data, got)
	}
	for key, want := range map[string]any{
		"service.name": "shop", "deployment.environment.name": "test", "host.name": "h", "telemetry.sdk.name": "otel-ts",
		"telemetry.sdk.language": "go", "telemetry.sdk.version": Version, "telemetry.distro.name": "otel-ts",
		"process.runtime.name": "go", "process.pid": int64(os.Getpid()),
	} {
		if got[key] != want {
			t.Errorf("%s: %v, want %v", key, got[key], want)
		}
	}
	for path, want := range map[string]string{"example.com/shop/cmd/shop": "shop", "example.com/shop/v2": "shop", "shop": "shop", "command-line-arguments": "", "": "", "v2": "v2", "example.com/v": "v"} {
		if name := serviceNameOf(path); name != want {
			t.Errorf("%s: %q", path, name)
		}
	}
}
