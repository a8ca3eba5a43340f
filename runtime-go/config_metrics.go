package otelts

import (
	"strings"
	"time"
)

// metricsConfig is what the environment says of metrics only.
type metricsConfig struct {
	export   bool // somewhere
	to       exporters
	receiver receiver
	interval time.Duration
	timeout  time.Duration // of one export, its retries included
	delta    bool          // counters and histograms; the others are cumulative always
	filter   exemplarFilter

	prometheus prometheusConfig
}

type exemplarFilter int

const (
	exemplarsOfSampled exemplarFilter = iota // trace_based
	exemplarsOfAll
	exemplarsOfNone
)

func defaultMetricsConfig() metricsConfig {
	return metricsConfig{
		export:   true,
		to:       exporters{otlp: true},
		receiver: defaultReceiver("metrics"),
		interval: time.Minute,
		timeout:  30 * time.Second,
	}
}

func (c *metricsConfig) read() {
	c.to = readExporters("OTEL_METRICS_EXPORTER", "otlp", true)
	c.export = c.to.any()
	if c.to.prometheus {
		c.prometheus = readPrometheus()
	}
	c.receiver.read()
	c.interval = envMilliseconds(c.interval, 1, "OTEL_METRIC_EXPORT_INTERVAL")
	c.timeout = envMilliseconds(c.timeout, 1, "OTEL_METRIC_EXPORT_TIMEOUT")
	// For the instruments that there are, lowmemory is the same as delta.
	switch v := strings.ToLower(env("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE")); v {
	case "", "cumulative":
	case "delta", "lowmemory":
		c.delta = c.to.otlp
	default:
		badValue("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "cumulative")
	}
	switch strings.ToLower(env("OTEL_METRICS_EXEMPLAR_FILTER")) {
	case "", "trace_based":
	case "always_on":
		c.filter = exemplarsOfAll
	case "always_off":
		c.filter = exemplarsOfNone
	default:
		badValue("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based")
	}
}
