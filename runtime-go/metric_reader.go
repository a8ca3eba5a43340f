package otelts

import (
	"sync"
	"sync/atomic"
	"time"
)

// metricReader is one goroutine, begun with the first measurement. It reports
// once in an interval, and when it is asked to. Where nothing is sent it does
// not run: Prometheus asks, and is answered elsewhere.
type metricReader struct {
	metrics    *metrics
	send       func(body []byte, timeout time.Duration) (result, time.Duration, error)
	console    *console // beside OTLP; nil: metrics are not printed there
	flushes    chan chan struct{}
	once       sync.Once
	watch      func() // for signals
	complaints *complaints
	resource   []byte
	failed     atomic.Uint64 // reports that did not arrive
	rejected   atomic.Uint64 // data points of reports that did
	retired    bool          // the program's own provider reports
	deliveries deliveries
}

var metricFlushRequests = make(chan chan struct{}) // made at init, as wakeExporter

func newMetricReader(m *metrics) *metricReader {
	to, c := m.config.metrics.to, &m.config.metrics.receiver
	r := &metricReader{metrics: m, flushes: metricFlushRequests, watch: func() {}, complaints: new(complaints)}
	if !to.otlp {
		r.send = newConsole(c).send
		return r
	}
	r.send = newOTLP(c).send
	if to.console {
		r.console = newConsole(c)
	}
	return r
}

func (r *metricReader) begin() {
	r.once.Do(func() {
		hidden(func() {
			if r.metrics.config.metrics.to.prometheus {
				servePrometheus(r.metrics.config.metrics.prometheus)
			}
			if r.metrics.pushed() {
				r.watch()
				go r.run()
			}
		})
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
	for first := true; !r.retire(); first = false {
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
		body := all.encode(r.metrics, r.resource)
		if first && r.console != nil {
			r.console.write(body)
		}
		outcome, after, err := r.send(body, timeout)
		if outcome != postponed {
			r.metrics.delivered(all)
		}
		if outcome == delivered {
			r.complaints.worked("metrics")
			rejected := r.complaints.partial("metrics", c.metrics.receiver.endpoint, err, all.points)
			r.rejected.Add(uint64(rejected))
			r.deliveries.settle(all.points-rejected, rejected, err)
			break
		}
		r.complaints.failed("metrics", c.metrics.receiver.endpoint, err)
		wait := pause.next(after)
		if outcome == refused || flushed != nil || time.Now().Add(wait).After(limit) {
			r.failed.Add(1)
			r.deliveries.settle(0, all.points, err)
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
