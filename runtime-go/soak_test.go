package otelts

import (
	"math"
	"runtime"
	"sync"
	"testing"
	"time"
)

// 200,000 spans, some with goroutines that outlive them: each span's parent is
// its own request's or none, and what is kept does not grow.
func TestSoak(t *testing.T) {
	rounds, requests := 40, 4000
	e, out := install(t, func(c *config) { c.queueSize = 1 << 20 })
	var early uint64
	for round := range rounds {
		soakRound(requests)
		checkSoak(t, out.spans(t, e), requests)
		out.lock.Lock()
		out.bodies = nil
		out.lock.Unlock()
		if round == 2 { // by then pools and spare buffers are full
			early = liveHeap()
		}
	}
	// What other tests have left may be at work, too: only what stays is kept.
	heap := liveHeap()
	for range 10 {
		if heap <= early+20<<20 { // a round's spans are 0.7 MiB
			break
		}
		time.Sleep(500 * time.Millisecond)
		heap = liveHeap()
	}
	if heap > early+20<<20 {
		t.Errorf("%d KiB are kept, after three rounds it was %d KiB", heap>>10, early>>10)
	}
	if n := e.queue.dropped.Load(); n != 0 {
		t.Error(n, "dropped")
	}
}

// liveHeap is the least of a few looks: the pool keeps for one cycle, and what a
// cycle of the collector that is under way has seen stays for that one.
func liveHeap() uint64 {
	least := uint64(math.MaxUint64)
	for range 5 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		least = min(least, m.HeapAlloc)
	}
	return least
}

// soakRound makes two spans a request: its own, and a child on the same
// goroutine, on another while the request lasts, or on one that outlives it.
func soakRound(requests int) {
	const workers = 4
	server, child := site(2, "server"), site(1, "child")
	number := kf("request")
	record := func(site *Site, n int) *Span {
		s := start(site, nil)
		setInt(s, number, int64(n))
		return s
	}
	var working, outliving sync.WaitGroup
	over := make(chan struct{})
	for worker := range workers {
		spawn(&working, func() {
			for n := worker; n < requests; n += workers {
				s := record(server, n)
				enter(s)
				switch n % 16 / workers {
				case 0:
					spawn(&outliving, func() {
						<-over
						end(record(child, n))
					})
				case 1:
					var inside sync.WaitGroup
					spawn(&inside, func() { end(record(child, n)) })
					inside.Wait()
				default:
					end(record(child, n))
				}
				leave(s)
				end(s)
			}
		})
	}
	working.Wait()
	close(over)
	outliving.Wait()
}

func checkSoak(t *testing.T, spans []decodedSpan, requests int) {
	t.Helper()
	if len(spans) != 2*requests {
		t.Fatalf("%d spans, want %d", len(spans), 2*requests)
	}
	servers := map[any]decodedSpan{}
	for _, s := range spans {
		if s.kind == 2 {
			servers[s.attributes["request"]] = s
		}
	}
	late := 0
	for _, s := range spans {
		own := servers[s.attributes["request"]]
		switch {
		case s.kind == 2:
			if s.parent != "" || len(s.links) != 0 {
				t.Fatalf("a request has a parent or a link: %+v", s)
			}
		case s.parent != "":
			if s.parent != own.id || s.trace != own.trace {
				t.Fatalf("foreign parent: %+v, request %+v", s, own)
			}
		default:
			late++
			if len(s.links) != 1 || s.links[0].id != own.id || s.links[0].trace != own.trace || s.trace == own.trace {
				t.Fatalf("foreign link: %+v, request %+v", s, own)
			}
		}
	}
	if len(servers) != requests || late != requests/4 {
		t.Fatalf("%d requests, %d late spans", len(servers), late)
	}
}
