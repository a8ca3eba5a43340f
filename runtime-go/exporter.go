package otelts

import (
	"math/rand/v2"
	"sync"
	"time"
)

// exporter is one goroutine for each signal, begun with the first recorded span
// or log record. It sleeps without a timer while nothing is pending, so Go still
// detects deadlocks.
type exporter struct {
	*batching
	config   *config
	what     string // spans, log records
	queue    *queue
	send     func(body []byte, timeout time.Duration) (result, time.Duration, error)
	busy     func() bool // the last request's memory is still in use
	console  *console    // beside OTLP; nil: spans are not printed there
	flushes  chan chan struct{}
	once     sync.Once
	resource []byte
	chunks   []chunk
	spares   [][]byte
	backOff  backOff
	watch    func() // for signals

	complaints *complaints
	deliveries deliveries

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

var flushRequests, flushLogRequests = make(chan chan struct{}), make(chan chan struct{}) // made at init, as wakeExporter

func newExporter(c *config, b *batching, what string, q *queue, flushes chan chan struct{}) *exporter {
	x := &exporter{batching: b, config: c, what: what, queue: q, flushes: flushes, watch: func() {}, complaints: new(complaints)}
	if !b.to.otlp {
		x.send, x.busy = newConsole(&b.receiver).send, func() bool { return false }
		return x
	}
	o := newOTLP(&b.receiver)
	x.send, x.busy = o.send, o.busy
	if b.to.console {
		x.console = newConsole(&b.receiver)
	}
	return x
}

func (x *exporter) begin() {
	x.once.Do(func() {
		hidden(func() {
			// Before the first span is out of sight: a signal right behind it
			// must not lose it.
			x.watch()
			go x.run()
		})
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
	full := uint64(x.batchSize)
	for {
		if timer == nil && x.queue.sleepUntil(1) > 0 {
			timer = time.NewTimer(x.delay)
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

// exportAll sends what is pending when it begins and then, under load, full
// batches: what is left waits for its delay or for more, so that a busy program
// does not pay for a request each time that one comes back. Failures that may
// pass keep the batch and wait; a flush does not wait.
func (x *exporter) exportAll(flushing chan struct{}) {
	// A flush sends what was pending when it began, behind a batch that waits to
	// be sent again too, and not what a busy program adds meanwhile.
	if flushing != nil {
		x.take()
	}
	for first := true; x.nextBatch(flushing != nil, first); first = false {
		timeout := x.timeout
		if flushing != nil {
			timeout = min(timeout, max(x.config.exitTimeout, time.Millisecond))
		}
		x.deliveries.begin(x.batchSpans)
		outcome, after, err := x.send(x.batch, timeout)
		switch outcome {
		case postponed:
			x.complaints.failed(x.what, x.endpoint, err)
			if flushing != nil {
				return
			}
			if flushing = x.pause(after); flushing != nil {
				defer close(flushing)
				x.take()
			}
			continue
		case refused:
			x.complaints.failed(x.what, x.endpoint, err)
			x.queue.dropped.Add(uint64(x.batchSpans))
			x.deliveries.settle(0, x.batchSpans, err)
		case delivered:
			x.complaints.worked(x.what)
			rejected := x.complaints.partial(x.what, x.endpoint, err, x.batchSpans)
			x.queue.dropped.Add(uint64(rejected))
			x.queue.exported.Add(uint64(x.batchSpans - rejected))
			x.deliveries.settle(x.batchSpans-rejected, rejected, err)
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

// nextBatch builds the next request, unless one is waiting to be sent again. A
// flush does not take from the shards; nobody else sends a batch that is not
// full behind another one.
func (x *exporter) nextBatch(flushing, first bool) bool {
	enough := first || x.queue.count() >= uint64(x.batchSize)
	if !flushing && (x.console != nil || x.batch == nil && enough && x.taken() < x.batchSize) {
		x.take()
	}
	if x.batch != nil {
		return true
	}
	if len(x.chunks) == 0 || !flushing && !enough {
		return false
	}
	x.batch, x.batchSpans, x.batchBytes = x.encode(x.batchSize)
	return x.batchSpans > 0
}

// taken is how many spans wait in chunks.
func (x *exporter) taken() (spans int) {
	for _, c := range x.chunks {
		spans += c.spans
	}
	return spans
}

// take empties the queue, and prints what it got, whether OTLP gets rid of it
// or not.
func (x *exporter) take() {
	from := len(x.chunks)
	x.chunks = x.queue.take(x.chunks, x.spare)
	if x.console == nil || len(x.chunks) == from {
		return
	}
	var parts []part
	for _, c := range x.chunks[from:] {
		parts = append(parts, part{c.scope, c.data})
	}
	x.console.write(x.assemble(parts, func(size int) []byte { return make([]byte, 0, size) }))
}

// part is spans of one scope on their way into a request.
type part struct {
	scope int
	data  []byte
}

// encode turns up to limit items of the chunks into one
// request; what is left stays in the chunks.
func (x *exporter) encode(limit int) (body []byte, spans, bytes int) {
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
	body = x.assemble(parts, func(size int) []byte {
		if cap(x.request) < size || cap(x.request) > spareLargest || x.busy() {
			return make([]byte, 0, size)
		}
		return x.request[:0]
	})
	x.request = body
	for _, data := range emptied {
		if len(x.spares) < sparesKept && cap(data) <= spareLargest {
			x.spares = append(x.spares, data[:0])
		}
	}
	return body, spans, bytes
}

// assemble makes one request in the memory that room has for it.
func (x *exporter) assemble(parts []part, room func(size int) []byte) (body []byte) {
	if x.resource == nil {
		x.resource = resourceField(x.config)
	}
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
		heads[scope] = scopeHead(names[scope])
		sizes[scope] += len(heads[scope])
		total += 1 + varintLen(uint64(sizes[scope])) + sizes[scope]
	}
	body = appendVarint(append(room(1+varintLen(uint64(total))+total), 1<<3|2), uint64(total))
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
	return body
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
