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
	started, live, created, points Metric
	spans, logs                    ownSignal
}

// ownSignal is what is said alike of spans and of log records.
type ownSignal struct {
	processor                           []byte
	processed, queueSize, queueCapacity Metric
	exported, inflight                  Metric
}

func ownMetric(kind int64, name, unit, description string) Metric {
	return Metric{Kind: kind, Name: name, Unit: unit, Description: description, Scope: "otel-ts/" + ownMetricsName, Instrumentation: ownMetricsName}
}

func newOwnMetrics() *ownMetrics {
	return &ownMetrics{
		started: ownMetric(kindCounter, "otel.sdk.span.started", "{span}", "The number of created spans."),
		live:    ownMetric(kindUpDownCounter, "otel.sdk.span.live", "{span}", "The number of created spans for which the end operation has not been called yet."),
		created: ownMetric(kindCounter, "otel.sdk.log.created", "{log_record}", "The number of logs submitted to enabled SDK Loggers."),
		points:  ownMetric(kindCounter, "otel.sdk.exporter.metric_data_point.exported", "{data_point}", "The number of metric data points for which the export has finished, either successful or failed."),
		spans:   newOwnSignal("span", "{span}", "spans"),
		logs:    newOwnSignal("log", "{log_record}", "log records"),
	}
}

func newOwnSignal(name, unit, items string) ownSignal {
	processor, exporter := "otel.sdk.processor."+name, "otel.sdk.exporter."+name
	return ownSignal{
		processor:     stringAttributes("otel.component.name", "batching_"+name+"_processor/0", "otel.component.type", "batching_"+name+"_processor"),
		processed:     ownMetric(kindCounter, processor+".processed", unit, "The number of "+items+" for which the processing has finished, either successful or failed."),
		queueSize:     ownMetric(kindUpDownCounter, processor+".queue.size", unit, "The number of "+items+" in the queue of a given instance of an SDK "+name+" processor."),
		queueCapacity: ownMetric(kindUpDownCounter, processor+".queue.capacity", unit, "The maximum number of "+items+" the queue of a given instance of an SDK "+name+" processor can hold."),
		exported:      ownMetric(kindCounter, exporter+".exported", unit, "The number of "+items+" for which the export has finished, either successful or failed."),
		inflight:      ownMetric(kindUpDownCounter, exporter+".inflight", unit, "The number of "+items+" which were passed to the exporter, but that have not been exported yet (neither successful, nor failed)."),
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
	records := e.config.logs.receiver.component("log", e.config.logs.to)
	var started [2 * origins]uint64
	return func(m *metrics) {
		if m.pushed() {
			observeDeliveries(m, &sites.points, points, &m.reader.deliveries)
		}
		if e.logs != nil {
			m.observeInt(&sites.created, nil, int64(e.logs.queue.ends()[originNone]))
			sites.logs.observe(m, e.logs, records)
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
		sites.spans.observe(m, e.exporter, spans)
	}
}

func (own *ownSignal) observe(m *metrics, x *exporter, component []byte) {
	q := x.queue
	inflight, exported := observeDeliveries(m, &own.exported, component, &x.deliveries)
	m.observeInt(&own.inflight, component, int64(inflight))
	m.observeInt(&own.processed, own.processor, int64(exported)+int64(inflight))
	if full := q.full.Load(); full > 0 {
		m.observeInt(&own.processed, append(stringAttributes("error.type", "queue_full"), own.processor...), int64(full))
	}
	m.observeInt(&own.queueSize, own.processor, max(0, int64(q.count())-int64(inflight)))
	m.observeInt(&own.queueCapacity, own.processor, int64(q.limit))
}

// observeDeliveries answers how many are on their way and how many are settled.
func observeDeliveries(m *metrics, site *Metric, component []byte, d *deliveries) (inflight int, settled uint64) {
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
	if e.logs != nil {
		_, exported, failed = e.logs.deliveries.look()
		line += "; log records: " + text(exported) + " exported, " + text(total(failed)) + " failed, " + text(e.logs.queue.full.Load()) + " dropped by a full queue"
	}
	if e.metrics != nil && e.metrics.pushed() {
		_, exported, failed = e.metrics.reader.deliveries.look()
		line += "; metric data points: " + text(exported) + " exported, " + text(total(failed)) + " failed"
	}
	say(logDebug, line)
}
