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
	metrics   *metrics // nil: nothing is measured
	unlimited *engine  // attributes of metrics are exempt from the limits of spans'
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
	e := &engine{disabled: c.disabled, exporting: c.export, config: c}
	e.queue = newQueue(c)
	e.exporter = newExporter(c, e.queue)
	e.queue.begin = e.exporter.begin
	e.exporter.watch = sync.OnceFunc(func() { watchSignals(e) })
	if c.metrics.export {
		exempt := *c
		exempt.attributeCount, exempt.valueLength = math.MaxInt, 0
		e.unlimited = &engine{config: &exempt}
		e.metrics = newMetrics(c, len(e.queue.shards))
		e.metrics.reader.watch = e.exporter.watch
		e.metrics.reader.complaints = e.exporter.complaints
	}
	return e
}

// warn writes one line to standard error. The builtin needs no os.Stderr,
// which the program may replace at any time.
func warn(message string) {
	print("otel-ts: " + message + "\n")
}
