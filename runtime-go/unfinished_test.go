package otelts

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

func TestOpenSpansAreDelivered(t *testing.T) {
	e, out := install(t, nil)
	server := start(site(2, "server"), nil)
	setString(server, kf("a"), "v")
	setRoute(server, "/items/{id}")
	enter(server)
	client := start(site(3, "client"), nil)
	enter(client)
	start(site(1, "not entered"), nil) // nobody else may look at it
	ended := start(site(1, "ended"), nil)
	enter(ended)
	leave(ended)
	end(ended)

	e.deliverOpen()
	e.deliverOpen() // more than one thread may be ending the program
	spans := out.byName(t, e)
	if len(out.spans(t, e)) != 3 {
		t.Fatalf("%+v", spans)
	}
	for name, unfinished := range map[string]any{"server /items/{id}": true, "client": true, "ended": nil} {
		s, there := spans[name]
		if !there || s.attributes["otel_ts.unfinished"] != unfinished || s.end < s.start || s.status != 0 {
			t.Errorf("%s: %+v", name, s)
		}
	}
	if s := spans["server /items/{id}"]; s.attributes["a"] != "v" || s.attributes["http.route"] != "/items/{id}" || spans["client"].parent != s.id {
		t.Errorf("%+v", spans)
	}

	// Should the program go on after all, nothing comes twice.
	setString(client, kf("late"), "v")
	leave(client)
	end(client)
	leave(server)
	end(server)
	if n := len(out.spans(t, e)); n != 3 {
		t.Error(n, "spans")
	}
	again := start(site(1, "again"), nil) // of the same memory
	enter(again)
	leave(again)
	end(again)
	if s, there := out.byName(t, e)["again"]; !there || s.attributes["otel_ts.unfinished"] != nil {
		t.Errorf("%+v", s)
	}
}

func TestUnsampledOpenSpansAreNot(t *testing.T) {
	e, out := install(t, func(c *config) { c.sampler = sampler{true, sampleNone} })
	s := start(site(2, "server"), nil)
	enter(s)
	e.deliverOpen()
	if n := len(out.spans(t, e)); n != 0 {
		t.Error(n, "spans")
	}
	leave(s)
	end(s)
}

// The program runs on while it is about to end; each span arrives once, either
// way. With -race this looks at every field that both sides touch.
func TestOpenSpansOfABusyProgram(t *testing.T) {
	e, out := install(t, func(c *config) { c.queueSize = 1 << 20 })
	var working sync.WaitGroup
	var ended atomic.Int64
	const workers, requests = 4, 500
	for range workers {
		spawn(&working, func() {
			for range requests {
				s := start(site(2, "server"), nil)
				enter(s)
				setString(s, kf("a"), "v")
				setRoute(s, "/r")
				p := patch(site(0, "router"), 2, nil)
				setInt(p, kf("n"), 1)
				apply(p)
				withSpan(nil, s)
				leave(s)
				end(s)
				ended.Add(1)
			}
		})
	}
	for ended.Load() < workers*requests {
		e.deliverOpen()
		e.countSpans()
		runtime.Gosched()
	}
	working.Wait()
	seen := map[string]bool{}
	for _, s := range out.spans(t, e) {
		if seen[s.id] {
			t.Fatal("twice:", s)
		}
		seen[s.id] = true
	}
	if len(seen) != workers*requests || e.queue.dropped.Load() != 0 {
		t.Error(len(seen), "spans")
	}
}

func TestWhatWasCollectedIsForgotten(t *testing.T) {
	made.lock.Lock()
	before := made.spans
	made.spans = nil
	made.lock.Unlock()
	defer func() {
		made.lock.Lock()
		made.spans = append(made.spans, before...)
		made.lock.Unlock()
	}()
	// How soon they are collected is the garbage collector's affair.
	for allocated := 0; allocated < 100_000; allocated += 1000 {
		for range 1000 {
			newSpan()
		}
		runtime.GC()
		made.lock.Lock()
		n := len(made.spans)
		made.lock.Unlock()
		if n < allocated {
			return
		}
	}
	t.Error("all are remembered")
}
