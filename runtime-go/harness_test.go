package otelts

import (
	"bytes"
	"runtime"
	"sync"
	"testing"
	"time"
)

// Stands in for the woven package runtime: Locals by goroutine id, copied to a
// child by spawn.
var testLocals sync.Map

func goroutineID() (id uint64) {
	var b [64]byte
	for _, c := range b[len("goroutine "):runtime.Stack(b[:], false)] {
		if c < '0' || c > '9' {
			break
		}
		id = id*10 + uint64(c-'0')
	}
	return id
}

func testGLS() *Local {
	id := goroutineID()
	if l, ok := testLocals.Load(id); ok {
		return l.(*Local)
	}
	l := new(Local)
	testLocals.Store(id, l)
	return l
}

func spawn(wg *sync.WaitGroup, f func()) {
	parent := *gls()
	wg.Go(func() {
		*gls() = parent
		f()
		testLocals.Delete(goroutineID())
	})
}

// install makes an engine whose requests go to the returned sink, and gives
// the test goroutines Locals.
func install(tb testing.TB, change func(*config)) (*engine, *sink) {
	tb.Helper()
	c := defaultConfig()
	c.delay = time.Hour
	c.notEnabled = map[string]bool{runtimeMetricsName: true, ownMetricsName: true} // tests look at what they measure
	c.metrics.interval = time.Hour
	if change != nil {
		change(c)
	}
	e := newEngine(c)
	if e.flight != nil && e.flight.recorder.Load() != nil { // its goroutine has read gls, which tests change
		done := make(chan struct{})
		e.flight.requests <- flightRequest{done: done}
		<-done
	}
	out := &sink{}
	if c.to.otlp {
		e.exporter.send = out.send
	}
	e.exporter.busy = func() bool { return false }
	e.exporter.flushes = make(chan chan struct{})
	e.queue.wake = make(chan struct{}, 1)
	if e.metrics != nil {
		e.metrics.reader.send = out.send
		e.metrics.reader.flushes = make(chan chan struct{})
	}
	before := running.Swap(e)
	beforeGLS, beforePanics := gls, panics
	gls = testGLS
	*gls() = Local{}
	e.exporter.flush(10 * time.Second) // the exporters' goroutines have read gls, which tests change
	if e.metrics != nil && e.metrics.pushed() {
		e.metrics.begin()
		flushAll(10*time.Second, nil, e.metrics.reader.flushes, nil)
	}
	tb.Cleanup(func() {
		*gls() = Local{}
		running.Store(before)
		gls, panics = beforeGLS, beforePanics
	})
	return e, out
}

type sink struct {
	lock   sync.Mutex
	bodies [][]byte
	answer func(n int) (result, time.Duration, error)
	calls  int
}

func (k *sink) send(body []byte, _ time.Duration) (result, time.Duration, error) {
	k.lock.Lock()
	defer k.lock.Unlock()
	k.calls++
	if k.answer != nil {
		if r, after, err := k.answer(k.calls); r != delivered {
			return r, after, err
		}
	}
	k.bodies = append(k.bodies, bytes.Clone(body))
	return delivered, 0, nil
}

// spans flushes and decodes what arrived so far.
func (k *sink) spans(tb testing.TB, e *engine) []decodedSpan {
	tb.Helper()
	if e.queue.count() > 0 && !e.exporter.flush(10*time.Second) {
		tb.Fatal("flush did not end")
	}
	k.lock.Lock()
	defer k.lock.Unlock()
	var all []decodedSpan
	for _, b := range k.bodies {
		all = append(all, decodeRequest(tb, b).spans...)
	}
	return all
}

func (k *sink) byName(tb testing.TB, e *engine) map[string]decodedSpan {
	m := map[string]decodedSpan{}
	for _, s := range k.spans(tb, e) {
		m[s.name] = s
	}
	return m
}

func kf(key string) string { return keyField(key) }

func site(kind int64, name string) *Site {
	return &Site{Kind: kind, Name: name, Scope: "otel-ts/test"}
}
