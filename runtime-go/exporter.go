package otelts

import (
	"math/rand/v2"
	"sync"
	"time"
)

// exporter is one goroutine, begun with the first recorded span. It sleeps
// without a timer while nothing is pending, so Go still detects deadlocks.
type exporter struct {
	config   *config
	queue    *queue
	send     func(body []byte, timeout time.Duration) (result, time.Duration, error)
	busy     func() bool // the last request's memory is still in use
	flushes  chan chan struct{}
	once     sync.Once
	resource []byte
	chunks   []chunk
	spares   [][]byte
	backOff  backOff
	watch    func() // for signals

	complaints *complaints

	batch      []byte // a request on its way
	request    []byte // its memory, for the next one
	batchSpans int
	batchBytes int
}

type result int

const (
	delivered result = iota
	refused          // never again
	postponed        // try later
)

const (
	firstBackOff = time.Second
	lastBackOff  = 30 * time.Second
	sparesKept   = 32
	spareLargest = 1 << 20
)

var flushRequests = make(chan chan struct{}) // made at init, as wakeExporter

func newExporter(c *config, q *queue) *exporter {
	o := newOTLPHTTP(c)
	return &exporter{config: c, queue: q, send: o.send, busy: o.busy, flushes: flushRequests, watch: func() {}, complaints: new(complaints)}
}

func (x *exporter) begin() {
	x.once.Do(func() {
		// Before the first span is out of sight: a signal right behind it must
		// not lose it.
		x.watch()
		go x.run()
	})
}

func (x *exporter) run() {
	suppressGoroutine()
	for {
		flushed := x.wait()
		x.exportAll(flushed)
		if flushed != nil {
			close(flushed)
		}
	}
}

// wait returns when a batch is full, the delay is over, or a flush is wanted.
func (x *exporter) wait() (flushed chan struct{}) {
	var timer *time.Timer
	var due <-chan time.Time
	defer func() {
		if timer != nil {
			timer.Stop()
		}
	}()
	full := uint64(x.config.batchSize)
	for {
		if timer == nil && x.queue.sleepUntil(1) > 0 {
			timer = time.NewTimer(x.config.delay)
			due = timer.C
		}
		if timer != nil && x.queue.sleepUntil(full) >= full {
			return nil
		}
		select {
		case <-x.queue.wake:
		case <-due:
			return nil
		case flushed = <-x.flushes:
			return flushed
		}
	}
}

// exportAll sends until nothing is pending. Failures that may pass keep the
// batch and wait; a flush does not wait.
func (x *exporter) exportAll(flushing chan struct{}) {
	flushed := false
	for x.nextBatch(!flushed) {
		// A flush sends what was pending when it began, not what a busy
		// program adds meanwhile.
		flushed = flushing != nil
		timeout := x.config.timeout
		if flushing != nil {
			timeout = min(timeout, max(x.config.exitTimeout, time.Millisecond))
		}
		outcome, after, err := x.send(x.batch, timeout)
		switch outcome {
		case postponed:
			x.complaints.failed("spans", x.config.endpoint, err)
			if flushing != nil {
				return
			}
			if flushing = x.pause(after); flushing != nil {
				defer close(flushing)
			}
			continue
		case refused:
			x.complaints.failed("spans", x.config.endpoint, err)
			x.queue.dropped.Add(uint64(x.batchSpans))
		case delivered:
			x.complaints.worked("spans")
		}
		x.backOff = 0
		x.queue.release(x.batchSpans, x.batchBytes)
		x.batch = nil
	}
}

// pause waits for the next attempt: what the receiver asks for, or twice as
// long as last time, with jitter. It returns early for a flush.
func (x *exporter) pause(after time.Duration) (flushing chan struct{}) {
	timer := time.NewTimer(x.backOff.next(after))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case flushing = <-x.flushes:
		return flushing
	}
}

// backOff is how long the last pause was without its jitter.
type backOff time.Duration

// next is what the receiver asked for, if it did.
func (b *backOff) next(asked time.Duration) time.Duration {
	*b = min(max(2**b, backOff(firstBackOff)), backOff(lastBackOff))
	if asked > 0 {
		return asked
	}
	half := time.Duration(*b / 2)
	return half + rand.N(half+1)
}

// nextBatch builds the next request, unless one is waiting to be sent again;
// more allows it to take from the shards.
func (x *exporter) nextBatch(more bool) bool {
	if x.batch != nil {
		return true
	}
	if len(x.chunks) == 0 && more {
		x.chunks = x.queue.take(x.chunks, x.spare)
	}
	if len(x.chunks) == 0 {
		return false
	}
	if x.resource == nil {
		x.resource = resourceField(x.config)
	}
	x.batch, x.batchSpans, x.batchBytes = x.encode(x.config.batchSize)
	return x.batchSpans > 0
}

// encode turns up to limit spans of the chunks into one
// ExportTraceServiceRequest; what is left stays in the chunks.
func (x *exporter) encode(limit int) (body []byte, spans, bytes int) {
	type part struct {
		scope int
		data  []byte
	}
	var parts []part
	var emptied [][]byte
	left := x.chunks[:0]
	for _, c := range x.chunks {
		rest := c.data
		if c.spans <= limit-spans { // all of it, without looking for where one ends
			rest = nil
			spans += c.spans
		}
		for len(rest) > 0 && spans < limit {
			_, _, _, next, ok := nextField(rest)
			if !ok {
				next = nil // cannot happen; never loop on it
			}
			rest = next
			spans++
			c.spans--
		}
		used := len(c.data) - len(rest)
		if used > 0 {
			parts = append(parts, part{c.scope, c.data[:used]})
			bytes += used
		}
		if len(rest) > 0 {
			left = append(left, chunk{c.scope, c.spans, rest, c.whole})
		} else {
			emptied = append(emptied, c.whole)
		}
	}
	x.chunks = left

	names := *scopes.Load()
	sizes := make([]int, len(names))
	for _, p := range parts {
		sizes[p.scope] += len(p.data)
	}
	heads := make([][]byte, len(names))
	total := len(x.resource)
	for scope, size := range sizes {
		if size == 0 {
			continue
		}
		name := text(names[scope], 0)
		head := appendVarint([]byte{1<<3 | 2}, uint64(1+varintLen(uint64(len(name)))+len(name)))
		heads[scope] = appendText(head, 1<<3|2, name)
		sizes[scope] += len(heads[scope])
		total += 1 + varintLen(uint64(sizes[scope])) + sizes[scope]
	}
	body = x.request[:0]
	if size := 1 + varintLen(uint64(total)) + total; cap(body) < size || cap(body) > spareLargest || x.busy() {
		body = make([]byte, 0, size)
	}
	body = appendVarint(append(body, 1<<3|2), uint64(total))
	body = append(body, x.resource...)
	for scope, size := range sizes {
		if size == 0 {
			continue
		}
		body = appendVarint(append(body, 2<<3|2), uint64(size))
		body = append(body, heads[scope]...)
		for _, p := range parts {
			if p.scope == scope {
				body = append(body, p.data...)
			}
		}
	}
	x.request = body
	for _, data := range emptied {
		if len(x.spares) < sparesKept && cap(data) <= spareLargest {
			x.spares = append(x.spares, data[:0])
		}
	}
	return body, spans, bytes
}

func (x *exporter) spare() []byte {
	n := len(x.spares)
	if n == 0 {
		return nil
	}
	b := x.spares[n-1]
	x.spares = x.spares[:n-1]
	return b
}
