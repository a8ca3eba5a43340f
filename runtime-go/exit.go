package otelts

import "time"

// flushAtExit is called on the exiting goroutine, with the program in whatever
// state it is: it only hands over and waits, for a bounded time. The exporters
// serve several callers one after the other.
func flushAtExit() {
	e := running.Load()
	if e == nil || e.disabled {
		return
	}
	if l := currentLocal(); l != nil && l.Flags&(flagSuppressed|flagIgnored) == flagSuppressed {
		return // the exporter itself is what is going down
	}
	e.goDown()
}

// goDown is the last that the program does, whatever ends it.
func (e *engine) goDown() {
	began := time.Now()
	endAllWork()
	e.deliverOpen()
	e.flush(e.config.exitTimeout)
	if e.flight != nil {
		e.flight.wait(e.config.exitTimeout - time.Since(began))
	}
	e.tell()
}

// flush reports whether everything that was pending got its attempt in time.
func (e *engine) flush(timeout time.Duration) bool {
	theirs := flushTheirs(timeout)
	var spans, metrics, logs chan chan struct{}
	if e.queue.count() > 0 {
		e.exporter.begin()
		spans = e.exporter.flushes
	}
	if e.metrics != nil && e.metrics.pushed() && e.metrics.begun.Load() {
		e.metrics.reader.begin()
		metrics = e.metrics.reader.flushes
	}
	if e.logs != nil && e.logs.queue.count() > 0 {
		e.logs.begin()
		logs = e.logs.flushes
	}
	ours := spans == nil && metrics == nil && logs == nil || timeout > 0 && flushAll(timeout, spans, metrics, logs)
	return theirs() && ours
}

// flush is the engine's for one signal alone.
func (x *exporter) flush(timeout time.Duration) bool {
	x.begin()
	return timeout > 0 && flushAll(timeout, x.flushes, nil, nil)
}

// flushAll asks all at once: one that waits for a receiver does not keep the
// others from their attempts. Nil is not asked.
func flushAll(timeout time.Duration, spans, metrics, logs chan chan struct{}) bool {
	limit := time.NewTimer(timeout)
	defer limit.Stop()
	var spansDone, metricsDone, logsDone chan struct{}
	if spans != nil {
		spansDone = make(chan struct{})
	}
	if metrics != nil {
		metricsDone = make(chan struct{})
	}
	if logs != nil {
		logsDone = make(chan struct{})
	}
	for spansDone != nil || metricsDone != nil || logsDone != nil {
		select {
		case spans <- spansDone:
			spans = nil
		case metrics <- metricsDone:
			metrics = nil
		case logs <- logsDone:
			logs = nil
		case <-spansDone:
			spansDone = nil
		case <-metricsDone:
			metricsDone = nil
		case <-logsDone:
			logsDone = nil
		case <-limit.C:
			return false
		}
	}
	return true
}
