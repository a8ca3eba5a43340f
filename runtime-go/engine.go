package otelts

import (
	"math"
	"sync"
	"sync/atomic"
)

// engine is everything that the configuration decides, made at the first
// start: a program that records nothing pays nothing.
type engine struct {
	disabled  bool
	exporting bool
	config    *config
	queue     *queue
	exporter  *exporter
	logs      *exporter // nil: log records are not exported
	metrics   *metrics  // nil: nothing is measured
	flight    *flight   // nil: no execution trace is kept
	unlimited *engine   // attributes of metrics are exempt from the limits of spans'
}

var (
	running  atomic.Pointer[engine]
	bootOnce sync.Once
)

// boot reads the environment. What it calls may be woven, so it must not
// record, or it would wait for itself.
func boot() *engine {
	suppressed(func() {
		bootOnce.Do(func() {
			defer func() {
				if recover() != nil {
					running.Store(&engine{disabled: true, config: defaultConfig()})
				}
			}()
			running.Store(newEngine(readConfig()))
		})
	})
	return running.Load()
}

func newEngine(c *config) *engine {
	if c.remote != nil {
		c.remote.service = c.wantedServiceName()
	}
	e := &engine{disabled: c.disabled, exporting: c.export, config: c}
	e.queue = newQueue(&c.batching, wakeExporter)
	e.exporter = newExporter(c, &c.batching, "spans", e.queue, flushRequests)
	if c.export && !c.disabled && c.flight.directory != "" {
		e.flight = newFlight(c.flight)
		e.flight.begin()
	}
	e.exporter.watch = sync.OnceFunc(func() { watchSignals(e) })
	// What the Go runtime counts is of interest in a program without
	// measurements of its own, too.
	e.queue.begin = func() {
		if e.flight != nil { // the first span was inside a bubble
			e.flight.begin()
		}
		e.exporter.begin()
		if e.metrics != nil {
			e.metrics.begin()
		}
	}
	if c.logs.export {
		e.logs = newExporter(c, &c.logs.batching, "log records", newQueue(&c.logs.batching, wakeLogExporter), flushLogRequests)
		e.logs.queue.begin = e.logs.begin
		e.logs.watch = e.exporter.watch
		e.logs.complaints = e.exporter.complaints
	}
	if c.metrics.export {
		exempt := *c
		exempt.attributeCount, exempt.valueLength = math.MaxInt, 0
		e.unlimited = &engine{config: &exempt}
		e.metrics = newMetrics(c, len(e.queue.shards))
		e.metrics.again = e.newObservers
		e.metrics.observers = e.newObservers()
		e.metrics.reader.watch = e.exporter.watch
		e.metrics.reader.complaints = e.exporter.complaints
	}
	return e
}

func (e *engine) newObservers() []observer {
	all := []observer{observePools()}
	if e.config.instrumented(runtimeMetricsName) {
		all = append(all, observeRuntime())
	}
	if e.config.instrumented(ownMetricsName) {
		all = append(all, observeOurselves(e))
	}
	return all
}
