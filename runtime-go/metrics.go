package otelts

import (
	"sync"
	"sync/atomic"
	"time"
)

// metrics is what an engine keeps of measurements: instruments, and who
// reports them.
type metrics struct {
	config    *config
	cellMask  uint32
	disabled  instrument // of instrumentations that are switched off
	reader    *metricReader
	started   time.Time // when cumulative series began
	reported  time.Time // the reader's: of the last report that arrived, where the next one begins
	begun     atomic.Bool
	observers []observer               // who is asked at each collection
	again     func() []observer        // the same, for another reader
	looking   func(*series) *aggregate // what they fill

	lock        sync.Mutex
	instruments []*instrument

	pulling sync.Mutex // the totals that Prometheus gets
}

func (m *metrics) pushed() bool { return m.config.metrics.to.pushed() }

func (m *metrics) pulled() bool { return m.config.metrics.to.prometheus }

func newMetrics(c *config, shards int) *metrics {
	m := &metrics{config: c, cellMask: uint32(min(shards, cellsMost) - 1), started: time.Now()}
	m.reported = m.started
	m.disabled.metrics = m
	m.reader = newMetricReader(m)
	return m
}

// begin starts reporting with the first measurement. It does not, and answers
// false, inside a testing/synctest bubble.
func (m *metrics) begin() bool {
	if m.begun.Load() {
		return true
	}
	if time.Now().Unix() < bubbleEnd {
		return false
	}
	if m.begun.CompareAndSwap(false, true) {
		m.reader.begin()
		m.offer()
	}
	return true
}
