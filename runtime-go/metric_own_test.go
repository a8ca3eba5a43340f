package otelts

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func installOwnMetrics(t *testing.T, change func(*config)) (*engine, *sink) {
	return installMetrics(t, func(c *config) {
		c.notEnabled = map[string]bool{runtimeMetricsName: true}
		if change != nil {
			change(c)
		}
	})
}

// sums adds up the points with all of those attributes.
func sums(m decodedMetric, with ...string) (n int64) {
	for key, v := range values(m) {
		all := true
		for _, w := range with {
			all = all && strings.Contains(" "+key+" ", " "+w+" ")
		}
		if all {
			n += v.(int64)
		}
	}
	return n
}

// What began is what is open and what has ended; what was recorded is what was
// exported, has failed, was dropped or is waiting: to the span.
func TestOwnMetricsAddUp(t *testing.T) {
	for _, delta := range []bool{false, true} {
		e, out := installOwnMetrics(t, func(c *config) { c.queueSize, c.batchSize, c.metrics.delta = 50, 10, delta })
		answer := delivered
		var failure error
		e.exporter.send = func([]byte, time.Duration) (result, time.Duration, error) { return answer, 0, failure }
		root := start(site(2, "root"), nil)
		enter(root)
		record := func(n int) {
			for range n {
				end(start(site(1, "child"), nil))
			}
			e.exporter.flush(time.Minute)
		}
		var all [8]int64
		look := func() {
			m := reportAll(t, e, out)
			for i, n := range [8]int64{
				sums(m["otel.sdk.span.started"], "otel.span.sampling_result=RECORD_AND_SAMPLE"),
				sums(m["otel.sdk.exporter.span.exported"]) - sums(m["otel.sdk.exporter.span.exported"], "error.type=503") -
					sums(m["otel.sdk.exporter.span.exported"], "error.type=rejected"),
				sums(m["otel.sdk.exporter.span.exported"], "error.type=503"),
				sums(m["otel.sdk.exporter.span.exported"], "error.type=rejected"),
				sums(m["otel.sdk.processor.span.processed"], "error.type=queue_full"),
				sums(m["otel.sdk.span.started"], "otel.span.parent.origin=none"),
				sums(m["otel.sdk.span.started"], "otel.span.parent.origin=local"),
			} {
				if delta {
					all[i] += n
				} else {
					all[i] = n
				}
			}
			all[7] = sums(m["otel.sdk.processor.span.queue.size"]) + sums(m["otel.sdk.exporter.span.inflight"])
			if live := sums(m["otel.sdk.span.live"]); live != 1 || sums(m["otel.sdk.processor.span.queue.capacity"]) != 50 {
				t.Error(live, "open")
			}
			if all[0] != 1+all[1]+all[2]+all[3]+all[4]+all[7] {
				t.Errorf("delta %v: %v do not add up", delta, all)
			}
		}
		record(30)
		look()
		failure = &partialSuccess{rejected: 3}
		record(10)
		look()
		answer, failure = refused, &answerError{"503", "503 x"}
		record(20)
		look()
		answer = postponed
		record(70)
		look()
		answer, failure = delivered, nil
		record(0)
		look()
		if want := [8]int64{131, 30 + 7 + 50, 20, 3, 20, 1, 130, 0}; all != want {
			t.Errorf("delta %v: %v, want %v", delta, all, want)
		}
		leave(root)
		end(root)
	}
}

func TestOwnMetricsOfUnsampledSpans(t *testing.T) {
	e, out := installOwnMetrics(t, func(c *config) { c.sampler = sampler{true, sampleNone} })
	header := map[string][]string{"Traceparent": {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"}}
	end(startRemote(site(2, "remote"), nil, header))
	s := start(site(2, "root"), nil)
	enter(s)
	end(start(site(1, "child"), nil))
	m := reportAll(t, e, out)
	const dropped = "otel.span.sampling_result=DROP"
	for origin, want := range map[string]int64{"none": 1, "local": 1, "remote": 1} {
		if got := sums(m["otel.sdk.span.started"], dropped, "otel.span.parent.origin="+origin); got != want {
			t.Error(origin, got)
		}
	}
	if live := sums(m["otel.sdk.span.live"], dropped); live != 1 {
		t.Error(live, "open")
	}
	leave(s)
	end(s)
	if live := sums(reportAll(t, e, out)["otel.sdk.span.live"]); live != 0 {
		t.Error(live, "open")
	}
}

func TestOwnMetricsOfMetrics(t *testing.T) {
	e, out := installOwnMetrics(t, func(c *config) {
		c.metrics.receiver.endpoint, c.metrics.receiver.protocol = "https://collector:4317", grpcProtobuf
	})
	first := reportAll(t, e, out)
	points := 0
	for name, m := range first {
		if !strings.Contains(name, "|") { // each is there twice
			points += len(m.points)
		}
	}
	e.metrics.reader.send = func([]byte, time.Duration) (result, time.Duration, error) { return refused, 0, errors.New("no") }
	add(metric(kindCounter, "news"), 1)
	flushAll(time.Minute, nil, e.metrics.reader.flushes, nil)
	e.metrics.reader.send = out.send
	got := values(reportAll(t, e, out)["otel.sdk.exporter.metric_data_point.exported"])
	const exporter = "otel.component.name=otlp_grpc_metric_exporter/0 otel.component.type=otlp_grpc_metric_exporter server.address=collector server.port=4317"
	if got[exporter] != int64(points) || got["error.type=*errors.errorString "+exporter].(int64) < int64(points) {
		t.Error(points, got)
	}
}

func TestOwnMetricsCanBeSwitchedOff(t *testing.T) {
	e, out := installMetrics(t, nil)
	end(start(site(1, "n"), nil))
	for name := range reportAll(t, e, out) {
		if strings.HasPrefix(name, "otel.") {
			t.Error(name)
		}
	}
}

func TestLastLine(t *testing.T) {
	defer logLevel.Store(logLevel.Load())
	e, out := installOwnMetrics(t, nil)
	end(start(site(1, "n"), nil))
	s := start(site(1, "open"), nil)
	enter(s)
	out.spans(t, e)
	if lines := heard(e.tell); len(lines) != 0 {
		t.Error(lines)
	}
	logLevel.Store(logDebug)
	want := "spans: 2 started, 0 of them not sampled, 1 open, 1 exported, 0 failed, 0 dropped by a full queue, 0 not sent; metric data points: 0 exported, 0 failed"
	if lines := heard(e.tell); len(lines) != 1 || lines[0] != want {
		t.Error(lines)
	}
	leave(s)
	end(s)
}
