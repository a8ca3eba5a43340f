package otelts

import (
	"sync"
	"sync/atomic"
	"time"
)

// metricReader is one goroutine, begun with the first measurement. It reports
// once in an interval, and when it is asked to.
type metricReader struct {
	metrics    *metrics
	send       func(body []byte, timeout time.Duration) (result, time.Duration, error)
	flushes    chan chan struct{}
	once       sync.Once
	watch      func() // for signals
	complaints *complaints
	resource   []byte
	failed     atomic.Uint64 // reports that did not arrive
}

var metricFlushRequests = make(chan chan struct{}) // made at init, as wakeExporter

func newMetricReader(m *metrics) *metricReader {
	o := newOTLPHTTPTo(&m.config.metrics.receiver)
	return &metricReader{metrics: m, send: o.send, flushes: metricFlushRequests, watch: func() {}, complaints: new(complaints)}
}

func (r *metricReader) begin() {
	r.once.Do(func() {
		r.watch()
		go r.run()
	})
}

func (r *metricReader) run() {
	suppressGoroutine()
	ticker := time.NewTicker(r.metrics.config.metrics.interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			r.report(nil)
		case flushed := <-r.flushes:
			r.report(flushed)
		}
	}
}

// report tries until the time for one export is over, each time with what is
// new by then. What could not be delivered is part of the next report. A flush
// has one try, and none where everything has arrived already.
func (r *metricReader) report(flushed chan struct{}) {
	c := r.metrics.config
	limit := time.Now().Add(c.metrics.timeout)
	var pause backOff
	for {
		all := r.metrics.collect()
		if all.points == 0 || flushed != nil && !all.fresh {
			break
		}
		timeout := min(c.metrics.receiver.timeout, max(time.Until(limit), time.Millisecond))
		if flushed != nil {
			timeout = min(timeout, max(c.exitTimeout, time.Millisecond))
		}
		if r.resource == nil {
			r.resource = resourceField(c)
		}
		outcome, after, err := r.send(all.encode(r.metrics, r.resource), timeout)
		if outcome != postponed {
			r.metrics.delivered(all)
		}
		if outcome == delivered {
			r.complaints.worked("metrics")
			break
		}
		r.complaints.failed("metrics", c.metrics.receiver.endpoint, err)
		wait := pause.next(after)
		if outcome == refused || flushed != nil || time.Now().Add(wait).After(limit) {
			r.failed.Add(1)
			break
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case flushed = <-r.flushes:
		}
		timer.Stop()
	}
	if flushed != nil {
		close(flushed)
	}
}
