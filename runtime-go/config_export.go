package otelts

import "strings"

// exporters is where a signal goes. Nothing: it is not recorded.
type exporters struct{ otlp, console, prometheus bool }

func (to exporters) any() bool { return to != exporters{} }

// pushed: something of ours must run to bring the signal there.
func (to exporters) pushed() bool { return to.otlp || to.console }

// readExporters takes a comma-separated list, as the specification allows.
// standard is otlp or none.
func readExporters(name, standard string, prometheus bool) (to exporters) {
	unknown, none := false, false
	for item := range strings.SplitSeq(env(name), ",") {
		switch item = strings.TrimSpace(item); {
		case item == "":
		case item == "otlp":
			to.otlp = true
		case item == "console":
			to.console = true
		case item == "prometheus" && prometheus:
			to.prometheus = true
		case item == "none":
			none = true
		default:
			unknown = true
		}
	}
	switch {
	case to.any() && (none || unknown):
		warnOnce(name + ": an entry is not supported beside the others and is ignored")
	case to.any() || none && !unknown:
	default:
		if unknown {
			badValue(name, standard)
		}
		to.otlp = standard == "otlp"
	}
	return to
}

// prometheusConfig is where metrics can be asked for.
type prometheusConfig struct {
	host string
	port int
}

func readPrometheus() prometheusConfig {
	c := prometheusConfig{"localhost", envInt(9464, 0, "OTEL_EXPORTER_PROMETHEUS_PORT")}
	if c.port > 65535 {
		badValue("OTEL_EXPORTER_PROMETHEUS_PORT", "the default")
		c.port = 9464
	}
	if v := env("OTEL_EXPORTER_PROMETHEUS_HOST"); v != "" {
		c.host = v
	}
	return c
}
