package otelts

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
)

func installRuntimeMetrics(t *testing.T, change func(*config)) (*engine, *sink) {
	return installMetrics(t, func(c *config) {
		c.notEnabled = map[string]bool{ownMetricsName: true}
		if change != nil {
			change(c)
		}
	})
}

// reportAll reports what is observed, too: something else must be new.
func reportAll(t *testing.T, e *engine, out *sink) map[string]decodedMetric {
	add(metric(kindCounter, "news"), 1)
	return out.report(t, e)
}

func TestRuntimeMetrics(t *testing.T) {
	e, out := installRuntimeMetrics(t, nil)
	before := reportAll(t, e, out)
	for range 3 {
		runtime.GC()
	}
	after := reportAll(t, e, out)
	for _, want := range runtimeMetrics() {
		m, there := after[want.name]
		if !there {
			if want.name != "go.memory.limit" { // there is none
				t.Errorf("no %s", want.name)
			}
			continue
		}
		if m.scope != "otel-ts/runtime/metrics" || m.unit != want.unit || len(m.points) != len(want.from) {
			t.Errorf("%+v", m)
		}
		for _, p := range m.points {
			if monotonic := want.kind == kindCounter; m.monotonic != monotonic || p.start == 0 || p.start > p.time {
				t.Errorf("%s: %+v", want.name, p)
			}
		}
	}
	if n := after["go.memory.gc.cycles"].points[0].value.(int64) - before["go.memory.gc.cycles"].points[0].value.(int64); n < 3 {
		t.Errorf("%d cycles", n)
	}
	pauses := after["go.memory.gc.pause.duration"].points[0]
	sum := uint64(0)
	for _, n := range pauses.counts {
		sum += n
	}
	if sum != pauses.count || sum < 3 || pauses.value.(float64) <= 0 || len(pauses.bounds) > 32 {
		t.Errorf("%+v", pauses)
	}
	if used := values(after["go.memory.used"]); used["go.memory.type=stack"].(int64) <= 0 || used["go.memory.type=other"].(int64) < 1<<16 {
		t.Error(used)
	}
	if total := values(after["go.cpu.time"]); total["go.cpu.detailed_state=gc/mark/dedicated go.cpu.state=gc"].(float64) <= 0 {
		t.Error(total)
	}
}

func TestRuntimeMetricsInDelta(t *testing.T) {
	e, out := installRuntimeMetrics(t, func(c *config) { c.metrics.delta = true })
	before := cycles()
	reportAll(t, e, out)
	runtime.GC()
	second := reportAll(t, e, out)
	if n := second["go.memory.gc.cycles"].points[0].value.(int64); n < 1 || n > cycles()-before || second["go.memory.gc.cycles"].temporality != temporalityDelta {
		t.Error(n)
	}
	first := second["go.memory.gc.pause.duration"].points[0].count
	if first < 1 || first > 4*uint64(cycles()-before) { // each cycle stops the program twice
		t.Error(first)
	}
	if m := second["go.goroutine.count"]; m.temporality != temporalityCumulate || m.points[0].value.(int64) < 1 {
		t.Errorf("%+v", m)
	}
	// What did not arrive is part of the next report.
	out.answer = func(int) (result, time.Duration, error) { return postponed, 0, errors.New("no") }
	runtime.GC()
	reportAll(t, e, out)
	out.answer = nil
	if n := reportAll(t, e, out)["go.memory.gc.cycles"].points[0].value.(int64); n < 1 {
		t.Error(n)
	}
}

func TestWhatIsObservedIsNoNews(t *testing.T) {
	e, out := installRuntimeMetrics(t, nil)
	reportAll(t, e, out)
	if m := out.report(t, e); len(m) != 0 {
		t.Error(m)
	}
}

func TestRuntimeMetricsSwitchedOff(t *testing.T) {
	e, out := installRuntimeMetrics(t, func(c *config) { c.notEnabled[runtimeMetricsName] = true })
	if m := reportAll(t, e, out); len(m) != 2 { // by name, and by name and unit
		t.Error(m)
	}
}

// A program that measures nothing itself reports them with its first span.
func TestFirstSpanBeginsRuntimeMetrics(t *testing.T) {
	c := defaultConfig()
	c.metrics.interval = time.Millisecond
	e := newEngine(c)
	e.exporter.send = (&sink{}).send
	e.exporter.flushes = make(chan chan struct{})
	reported := make(chan struct{}, 100)
	e.metrics.reader.send = func([]byte, time.Duration) (result, time.Duration, error) {
		select {
		case reported <- struct{}{}:
		default:
		}
		return delivered, 0, nil
	}
	e.queue.begin()
	select {
	case <-reported:
	case <-time.After(time.Minute):
		t.Error("nothing was reported")
	}
	e.exporter.flush(10 * time.Second) // its goroutine has read gls, which later tests change
}

// Prometheus asks while reports in delta are on their way: both see all of it.
func TestRuntimeMetricsForPrometheus(t *testing.T) {
	e, out := installPulled(t, func(c *config) {
		c.notEnabled = nil
		c.metrics.to.otlp, c.metrics.delta = true, true
	})
	before := cycles()
	reportAll(t, e, out)
	for range 2 {
		runtime.GC()
		text := samples(e, false)
		for _, want := range []string{"go_goroutine_count{", "go_memory_gc_pause_duration_seconds_bucket{", "go_cpu_time_seconds_total{", `go_memory_type="stack"`} {
			if strings.Count(text, want) == 0 {
				t.Errorf("no %s in\n%s", want, text)
			}
		}
		next := cycles()
		if n := reportAll(t, e, out)["go.memory.gc.cycles"].points[0].value.(int64); n < 1 || n > cycles()-before {
			t.Errorf("%d cycles in delta", n)
		}
		before = next
	}
}

func cycles() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.NumGC)
}
