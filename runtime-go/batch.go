package otelts

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// queue holds ended spans, or log records, already encoded, until the exporter
// takes them. Nothing here waits: what finds it full is counted and dropped.
type queue struct {
	pending  atomic.Uint64 // spans<<40 | bytes, taken and not yet delivered ones included
	dropped  atomic.Uint64
	exported atomic.Uint64 // what was recorded is exported, dropped or pending
	full     atomic.Uint64 // of those that are dropped: there was no room
	wakeAt   atomic.Uint64 // wake the exporter when so many spans are pending
	limit    uint64
	shards   []shard
	mask     uint32
	once     sync.Once
	begin    func()
	wake     chan struct{}
}

// queueBytes bounds what a program with huge attributes can make us hold.
const (
	queueBytes   = 64 << 20
	pendingSpan  = 1 << 40
	pendingBytes = pendingSpan - 1
)

// shard is what one group of pooled spans writes to, so that processors
// seldom meet at a lock.
type shard struct {
	lock   sync.Mutex
	scopes []ended                    // by scope index
	kept   [origins]uint64            // spans that went into scopes, by the origin of their parents
	others [2 * origins]atomic.Uint64 // spans for which there was no room; from origins on, not sampled ones
	_      [64]byte
}

// Where a span's parent comes from: otel.span.parent.origin.
const (
	originNone = iota
	originLocal
	originRemote
	origins
)

func (s *Span) origin() int {
	switch {
	case s.parent == [8]byte{}:
		return originNone
	case s.remote:
		return originRemote
	}
	return originLocal
}

// ended holds ScopeSpans.spans fields.
type ended struct {
	data  []byte
	spans int
}

// wakeExporter is made at init: a channel made inside a testing/synctest
// bubble could not be used outside of it.
var wakeExporter, wakeLogExporter = make(chan struct{}, 1), make(chan struct{}, 1)

func newQueue(c *batching, wake chan struct{}) *queue {
	n := 1
	for n < runtime.GOMAXPROCS(0) && n < 64 {
		n *= 2
	}
	q := &queue{
		limit:  uint64(c.queueSize),
		shards: make([]shard, n),
		mask:   uint32(n - 1),
		wake:   wake,
	}
	q.wakeAt.Store(1) // the first span begins the exporter
	return q
}

func (q *queue) count() uint64 { return q.pending.Load() / pendingSpan }

func (q *queue) commit(s *Span) { q.add(s.shard, s.info.scope, s.origin(), s.buffer) }

// add: the origin is a span's.
func (q *queue) add(shard uint32, scope, origin int, message []byte) {
	size := uint64(1 + varintLen(uint64(len(message))) + len(message))
	sh := &q.shards[shard&q.mask]
	pending := q.pending.Add(pendingSpan | size)
	count := pending / pendingSpan
	if count > q.limit || pending&pendingBytes > queueBytes {
		q.pending.Add(-(pendingSpan | size))
		q.dropped.Add(1)
		q.full.Add(1)
		sh.others[origin].Add(1)
		return
	}
	sh.lock.Lock()
	for scope >= len(sh.scopes) {
		sh.scopes = append(sh.scopes, ended{})
	}
	to := &sh.scopes[scope]
	to.data = append(appendVarint(append(to.data, 2<<3|2), uint64(len(message))), message...)
	to.spans++
	sh.kept[origin]++
	sh.lock.Unlock()

	if count >= q.wakeAt.Load() {
		// In this order: whoever receives from wake has yet to call sleepUntil.
		q.wakeAt.Store(math.MaxUint64)
		q.once.Do(q.begin)
		select {
		case q.wake <- struct{}{}:
		default:
		}
	}
}

// unsampled counts a span that ends without having been recorded.
func (q *queue) unsampled(s *Span) {
	q.shards[s.shard&q.mask].others[origins+s.origin()].Add(1)
}

// ends counts the spans that have ended: recorded ones, from origins on those
// that were not.
func (q *queue) ends() (n [2 * origins]uint64) {
	for i := range q.shards {
		sh := &q.shards[i]
		sh.lock.Lock()
		for origin, kept := range sh.kept {
			n[origin] += kept
		}
		sh.lock.Unlock()
		for class := range n {
			n[class] += sh.others[class].Load()
		}
	}
	return n
}

// sleepUntil asks for a wake-up at count pending spans and returns how many
// there are. A span counts itself before it looks at wakeAt, the exporter sets
// wakeAt before it counts: one of them sees the other.
func (q *queue) sleepUntil(count uint64) uint64 {
	q.wakeAt.Store(count)
	return q.count()
}

// chunk is what the exporter took out of one shard and scope.
type chunk struct {
	scope int
	spans int
	data  []byte // not yet sent
	whole []byte // the buffer that data is the rest of
}

// take empties the shards; spare buffers go in where full ones came out.
func (q *queue) take(chunks []chunk, spare func() []byte) []chunk {
	for i := range q.shards {
		sh := &q.shards[i]
		sh.lock.Lock()
		for scope, full := range sh.scopes {
			if full.spans > 0 {
				chunks = append(chunks, chunk{scope, full.spans, full.data, full.data})
				sh.scopes[scope] = ended{data: spare()}
			}
		}
		sh.lock.Unlock()
	}
	return chunks
}

// release gives back the room of spans that are delivered or given up.
func (q *queue) release(spans, bytes int) {
	q.pending.Add(-(uint64(spans)*pendingSpan | uint64(bytes)))
}
