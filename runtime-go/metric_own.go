package otelts

import (
	"net/url"
	"strconv"
)

// ownMetricsName switches them off: OTEL_GO_DISABLED_INSTRUMENTATIONS.
const ownMetricsName = "otel-sdk"

// ownMetrics are what the conventions want an SDK to say of itself
// (https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/). Nothing is
// counted for them on a span's way but in its shard, under the lock that is
// held there anyway.
type ownMetrics struct {
	started, live, processed, queueSize, queueCapacity Metric
	exported, inflight, points                         Metric
}

func newOwnMetrics() *ownMetrics {
	site := func(kind int64, name, unit, description string) Metric {
		return Metric{Kind: kind, Name: name, Unit: unit, Description: description, Scope: "otel-ts/" + ownMetricsName, Instrumentation: ownMetricsName}
	}
	return &ownMetrics{
		started:       site(kindCounter, "otel.sdk.span.started", "{span}", "The number of created spans."),
		live:          site(kindUpDownCounter, "otel.sdk.span.live", "{span}", "The number of created spans for which the end operation has not been called yet."),
		processed:     site(kindCounter, "otel.sdk.processor.span.processed", "{span}", "The number of spans for which the processing has finished, either successful or failed."),
		queueSize:     site(kindUpDownCounter, "otel.sdk.processor.span.queue.size", "{span}", "The number of spans in the queue of a given instance of an SDK span processor."),
		queueCapacity: site(kindUpDownCounter, "otel.sdk.processor.span.queue.capacity", "{span}", "The maximum number of spans the queue of a given instance of an SDK span processor can hold."),
		exported:      site(kindCounter, "otel.sdk.exporter.span.exported", "{span}", "The number of spans for which the export has finished, either successful or failed."),
		inflight:      site(kindUpDownCounter, "otel.sdk.exporter.span.inflight", "{span}", "The number of spans which were passed to the exporter, but that have not been exported yet (neither successful, nor failed)."),
		points:        site(kindCounter, "otel.sdk.exporter.metric_data_point.exported", "{data_point}", "The number of metric data points for which the export has finished, either successful or failed."),
	}
}

// spanCounts is what became of spans, by the origin of their parents: of all
// that began, and of those that are still open; from origins on those that
// were not sampled.
type spanCounts struct{ started, live [2 * origins]uint64 }

// countSpans may count a span that ends meanwhile as not begun, never twice.
func (e *engine) countSpans() (n spanCounts) {
	n.started = e.queue.ends()
	eachOpen(func(s *Span) {
		if s.engine != e || s.handed { // handed on: counted as one that has ended
			return
		}
		class := s.origin()
		if !s.Recording {
			class += origins
		}
		n.live[class]++
		n.started[class]++
	})
	return n
}

// observeOurselves keeps the counter of what has begun from going back.
func observeOurselves(e *engine) observer {
	sites := newOwnMetrics()
	spans, points := e.config.receiver.component("span", e.config.to), e.config.metrics.receiver.component("metric", e.config.metrics.to)
	processor := stringAttributes("otel.component.name", "batching_span_processor/0", "otel.component.type", "batching_span_processor")
	var started [2 * origins]uint64
	return func(m *metrics) {
		if m.pushed() {
			sites.observeDeliveries(m, &sites.points, points, &m.reader.deliveries)
		}
		if !e.exporting {
			return
		}
		n := e.countSpans()
		for class := range started {
			result := [2]string{"RECORD_AND_SAMPLE", "DROP"}[class/origins]
			started[class] = max(started[class], n.started[class])
			if started[class] == 0 {
				continue
			}
			origin := [origins]string{"none", "local", "remote"}[class%origins]
			m.observeInt(&sites.started, stringAttributes("otel.span.sampling_result", result, "otel.span.parent.origin", origin), int64(started[class]))
			m.observeInt(&sites.live, stringAttributes("otel.span.sampling_result", result), int64(n.live[class]))
		}
		inflight, exported := sites.observeDeliveries(m, &sites.exported, spans, &e.exporter.deliveries)
		m.observeInt(&sites.inflight, spans, int64(inflight))
		m.observeInt(&sites.processed, processor, int64(exported)+int64(inflight))
		if full := e.queue.full.Load(); full > 0 {
			m.observeInt(&sites.processed, append(stringAttributes("error.type", "queue_full"), processor...), int64(full))
		}
		m.observeInt(&sites.queueSize, processor, max(0, int64(e.queue.count())-int64(inflight)))
		m.observeInt(&sites.queueCapacity, processor, int64(e.queue.limit))
	}
}

// observeDeliveries answers how many are on their way and how many are settled.
func (sites *ownMetrics) observeDeliveries(m *metrics, site *Metric, component []byte, d *deliveries) (inflight int, settled uint64) {
	inflight, exported, failed := d.look()
	if exported > 0 || len(failed) == 0 {
		m.observeInt(site, component, int64(exported))
	}
	for errorType, n := range failed {
		m.observeInt(site, append(stringAttributes("error.type", errorType), component...), int64(n))
	}
	return inflight, exported + total(failed)
}

// component names the exporter as the conventions do, and where it sends to.
func (r *receiver) component(signal string, to exporters) []byte {
	name := "console_" + signal + "_exporter"
	if to.otlp {
		name = [...]string{httpProtobuf: "otlp_http_", httpJSON: "otlp_http_json_", grpcProtobuf: "otlp_grpc_"}[r.protocol] + signal + "_exporter"
	}
	b := stringAttributes("otel.component.name", name+"/0", "otel.component.type", name)
	u, err := url.Parse(r.endpoint)
	if !to.otlp || err != nil || u.Host == "" {
		return b
	}
	b = append(b, stringAttributes("server.address", u.Hostname())...)
	if port, err := strconv.Atoi(u.Port()); err == nil {
		b = appendIntAttribute(b, tagAttribute, keyField("server.port"), int64(port))
	}
	return b
}

// tell is the last line of a program under OTEL_LOG_LEVEL=debug.
func (e *engine) tell() {
	if logLevel.Load() < logDebug {
		return
	}
	var started, live, unsampled uint64
	n := e.countSpans()
	for class := range n.started {
		started += n.started[class]
		live += n.live[class]
		if class >= origins {
			unsampled += n.started[class]
		}
	}
	_, exported, failed := e.exporter.deliveries.look()
	text := func(n uint64) string { return strconv.FormatUint(n, 10) }
	line := "spans: " + text(started) + " started, " + text(unsampled) + " of them not sampled, " + text(live) + " open, " +
		text(exported) + " exported, " + text(total(failed)) + " failed, " + text(e.queue.full.Load()) + " dropped by a full queue, " +
		text(e.queue.count()) + " not sent"
	if e.metrics != nil && e.metrics.pushed() {
		_, exported, failed = e.metrics.reader.deliveries.look()
		line += "; metric data points: " + text(exported) + " exported, " + text(total(failed)) + " failed"
	}
	say(logDebug, line)
}
