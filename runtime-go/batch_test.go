package otelts

import (
	"sync"
	"testing"
	"time"
)

// A full batch is sent at once and nothing less is, be it by itself or what
// came while another batch was on its way.
func TestBatchesAreSplitAndSentWhenFull(t *testing.T) {
	e, _ := install(t, func(c *config) { c.batchSize = 16 })
	requests, answers := make(chan int), make(chan bool)
	e.exporter.send = func(body []byte, _ time.Duration) (result, time.Duration, error) {
		requests <- len(decodeRequest(t, body).spans)
		<-answers
		return delivered, 0, nil
	}
	record := func(n int) {
		for range n {
			end(start(site(1, "n"), nil))
		}
	}
	next := func(want int) {
		t.Helper()
		select {
		case n := <-requests:
			if n != want {
				t.Fatalf("%d spans in a request, want %d", n, want)
			}
		case <-time.After(time.Minute):
			t.Fatalf("no request, want one of %d spans", want)
		}
	}
	for range 3 {
		record(16)
		next(16)
		record(24) // while that request has no answer
		answers <- true
		next(16)
		answers <- true
		eventually(t, func() bool { return e.queue.count() == 8 })
		record(8)
		next(16)
		answers <- true
		eventually(t, func() bool { return e.queue.count() == 0 })
	}
}

// A span that finds the queue full is counted for a moment, so the ones beside
// it may never see the very count at which the exporter wants to be woken.
func TestDroppedSpanTakesNoWakeUp(t *testing.T) {
	e, _ := install(t, nil)
	e.queue = newQueue(&e.config.batching, wakeExporter) // the exporter goes on with the other one
	e.queue.begin = func() {}
	e.queue.wake = make(chan struct{}, 1)
	woken := func() bool {
		select {
		case <-e.queue.wake:
			return true
		default:
			return false
		}
	}
	recordBesideDropped := func() {
		e.queue.pending.Add(pendingSpan) // the one that is too large
		end(start(site(1, "n"), nil))
		e.queue.release(1, 0)
	}
	for count := range uint64(20) {
		if n := e.queue.sleepUntil(count + 1); n != count || woken() {
			t.Fatal(n, "spans are pending, want", count, "and no wake-up")
		}
		recordBesideDropped()
		if !woken() {
			t.Fatal("not woken at", count+1)
		}
		recordBesideDropped()
		if woken() {
			t.Fatal("woken again, without asking for it")
		}
		e.queue.release(1, 0)
	}
}

// The exporter may fall asleep again while the span that woke it is still on
// its way out.
func TestWakeUpAskedForMeanwhile(t *testing.T) {
	e, _ := install(t, nil)
	e.queue = newQueue(&e.config.batching, wakeExporter)
	e.queue.begin = func() { e.queue.sleepUntil(2) }
	e.queue.wake = make(chan struct{}, 1)
	for range 2 {
		end(start(site(1, "n"), nil))
		select {
		case <-e.queue.wake:
		default:
			t.Fatal("not woken at", e.queue.count())
		}
	}
}

// The delay counts from a span that nothing but its own wake-up announces.
func TestDelayBesideDropped(t *testing.T) {
	for range 50 {
		e, _ := install(t, func(c *config) { c.delay = time.Millisecond })
		e.queue.pending.Add(pendingSpan)
		end(start(site(1, "n"), nil))
		e.queue.release(1, 0)
		eventually(t, func() bool { return e.queue.count() == 0 })
	}
}

// Batches are full at once, one after the other, with several goroutines that
// record while the exporter falls asleep.
func TestWakeUpsUnderContention(t *testing.T) {
	const workers, batch = 4, 8
	e, _ := install(t, func(c *config) { c.batchSize = batch })
	for range 200 {
		var wg sync.WaitGroup
		for range workers {
			spawn(&wg, func() {
				for range batch / workers {
					end(start(site(1, "n"), nil))
				}
			})
		}
		wg.Wait()
		eventually(t, func() bool { return e.queue.count() < batch })
	}
}
