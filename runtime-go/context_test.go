package otelts

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"
)

func TestParentChoice(t *testing.T) {
	e, out := install(t, nil)
	outer := start(site(2, "outer"), nil)
	enter(outer)
	ctx := withSpan(context.Background(), outer)

	a := start(site(1, "a"), ctx) // same context, same goroutine
	enter(a)
	b := start(site(1, "b"), ctx) // began under the same ctx, so nested deeper: below a
	enter(b)
	c := start(site(1, "c"), nil)
	end(c)
	other := start(site(1, "other"), context.Background())
	ctxOther := withSpan(ctx, other)
	d := start(site(1, "d"), ctxOther) // the context names a span that the goroutine is not in
	end(d)
	end(other)
	f := start(site(1, "f"), ctxOther) // its context's span has ended: the goroutine's
	end(f)
	leave(b)
	end(b)
	leave(a)
	end(a)
	leave(outer)
	g := start(site(1, "g"), ctx) // only ctx
	end(g)
	end(outer)
	h := start(site(1, "h"), ctx) // ended: a new trace with a link
	end(h)
	root := start(site(1, "root"), nil)
	end(root)

	got := out.byName(t, e)
	for name, parent := range map[string]string{"a": "outer", "b": "a", "c": "b", "other": "b", "d": "other", "f": "b", "g": "outer"} {
		if got[name].parent != got[parent].id || got[name].trace != got["outer"].trace {
			t.Errorf("parent of %s is not %s", name, parent)
		}
	}
	if s := got["h"]; s.parent != "" || s.trace == got["outer"].trace || len(s.links) != 1 || s.links[0].id != got["outer"].id || s.links[0].trace != got["outer"].trace {
		t.Errorf("h: %+v", s)
	}
	if s := got["root"]; s.parent != "" || len(s.links) != 0 {
		t.Errorf("root: %+v", s)
	}
}

func TestGoroutineOutlivesItsSpan(t *testing.T) {
	e, out := install(t, nil)
	var wg sync.WaitGroup
	ended := make(chan struct{})
	s := start(site(1, "parent"), nil)
	enter(s)
	spawn(&wg, func() {
		early := start(site(1, "early"), nil)
		end(early)
		<-ended
		late := start(site(1, "late"), nil)
		end(late)
		detach()
		end(start(site(1, "detached"), nil))
	})
	time.Sleep(time.Millisecond)
	leave(s)
	for out.queued(e) < 1 {
		time.Sleep(time.Millisecond)
	}
	end(s)
	close(ended)
	wg.Wait()
	got := out.byName(t, e)
	if got["early"].parent != got["parent"].id || got["late"].parent != "" || len(got["late"].links) != 1 || len(got["detached"].links) != 0 {
		t.Errorf("%+v", got)
	}
}

func (k *sink) queued(e *engine) int { return int(e.queue.count()) }

func TestLeaveOutOfOrder(t *testing.T) {
	install(t, nil)
	a := start(site(1, "a"), nil)
	enter(a)
	b := start(site(1, "b"), nil)
	enter(b)
	end(b) // never left
	leave(a)
	if l := gls(); l.Span != nil {
		t.Error("an ended span is still current")
	}
	end(a)
}

func TestPatch(t *testing.T) {
	e, out := install(t, nil)
	if patch(site(0, ""), 0, nil) != nil {
		t.Error("no span, no patch")
	}
	server := start(site(2, "HTTP"), nil)
	setName(server, "GET")
	setString(server, kf("old"), "1")
	enter(server)
	inner := start(site(1, "inner"), nil)
	enter(inner)
	p := patch(&Site{Attributes: string(appendBoolAttribute(nil, tagAttribute, kf("const"), true))}, 2, nil)
	setRoute(p, "/x/{id}")
	setString(p, kf("old"), "2")
	setInt(p, kf("new"), 3)
	failType(p, "teapot")
	apply(p)
	q := patch(site(0, ""), 0, nil)
	setName(q, "renamed")
	apply(q)
	late := patch(site(0, ""), 2, nil)
	setInt(late, kf("late"), 1)
	leave(inner)
	end(inner)
	leave(server)
	end(server)
	again := start(site(1, "again"), nil) // likely the same object
	apply(late)
	end(again)
	got := out.byName(t, e)
	s := got["GET /x/{id}"]
	if s.attributes["old"] != "2" || s.attributes["new"] != int64(3) || s.attributes["const"] != true || s.attributes["error.type"] != "teapot" || s.attributes["http.route"] != "/x/{id}" || len(s.attributes) != 5 {
		t.Errorf("%+v", s)
	}
	if got["renamed"].parent != s.id || len(got["again"].attributes) != 0 {
		t.Errorf("%+v", got)
	}
}

type panickyContext struct{ context.Context }

func (panickyContext) Value(any) any { panic("no") }

func TestContexts(t *testing.T) {
	install(t, nil)
	s := start(site(1, "x"), panickyContext{})
	ctx := withSpan(context.TODO(), s).(context.Context)
	if fmt.Sprint(ctx) != "context.TODO" || ctx.Value("k") != nil {
		t.Error(ctx)
	}
	below, cancel := context.WithCancel(context.WithValue(ctx, "k", "v"))
	defer cancel()
	if l := carried(below); l == nil || l.ID != s.id {
		t.Error("a derived context carries the span")
	}
	if carried((*spanContext)(nil)) != nil || carried(42) != nil || carried((*panickyContext)(nil)) != nil {
		t.Error("no context, no span")
	}
	end(s)
}

// Many goroutines start, inherit, patch and end at once; with -race this is
// the test of the locking, without it of liveness.
func TestStress(t *testing.T) {
	e, out := install(t, func(c *config) { c.queueSize, c.delay = 1<<20, time.Millisecond })
	server, child, router := site(2, "server"), site(1, "child"), site(0, "")
	var wg sync.WaitGroup
	for range 8 {
		spawn(&wg, func() {
			for i := range 150 {
				s := start(server, nil)
				enter(s)
				ctx := withSpan(nil, s)
				for j := range 3 {
					spawn(&wg, func() {
						c := start(child, ctx)
						enter(c)
						p := patch(router, 2, nil)
						setRoute(p, "/r")
						setInt(p, kf(fmt.Sprint("k", j)), int64(i))
						apply(p)
						leave(c)
						end(c)
						q := patch(router, 0, ctx)
						setString(q, kf("q"), "v")
						apply(q)
					})
				}
				setString(s, kf("own"), "v")
				fail(s, context.Canceled)
				leave(s)
				end(s)
			}
		})
	}
	wg.Wait()
	all := out.spans(t, e)
	if len(all) != 8*150*4 {
		t.Fatalf("%d spans, dropped %d", len(all), e.queue.dropped.Load())
	}
	for _, s := range all {
		linked := len(s.links) > 0
		switch {
		case s.kind == 2 && (s.parent != "" || s.attributes["own"] != "v"):
			t.Fatalf("server %+v", s)
		case s.kind == 1 && (s.parent == "") != linked:
			t.Fatalf("child %+v", s)
		}
	}
	if e.queue.count() != 0 {
		t.Error("the queue's counter is off by", e.queue.count())
	}
}

func TestNoAllocations(t *testing.T) {
	e, _ := install(t, nil)
	e.exporter.send = func([]byte, time.Duration) (result, time.Duration, error) { return delivered, 0, nil }
	local := new(Local)
	gls = func() *Local { return local }
	header := map[string][]string{"Traceparent": {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}}
	server := site(2, "HTTP")
	e.queue.begin = func() {} // buffers grow, but nobody empties them
	e.queue.limit = 0         // so drop all
	if n := testing.AllocsPerRun(1000, func() { benchServer(header, server) }); n > 0 && !raceEnabled {
		t.Errorf("%v allocations a span", n)
	}
}

func TestLayersDoNotNest(t *testing.T) {
	install(t, nil)
	if within("sql") {
		t.Error("within a layer without a span")
	}
	outer := start(site(3, "outer"), nil)
	layer(outer, "sql")
	enter(outer)
	if !within("sql") || within("redis") || within("") {
		t.Error("the span's layer is sql")
	}
	own := start(site(1, "own"), nil)
	enter(own)
	if within("sql") {
		t.Error("the program's own span is of no layer")
	}
	leave(own)
	end(own)
	begun, ended := make(chan bool), make(chan bool)
	var wg sync.WaitGroup
	defer wg.Wait()
	spawn(&wg, func() {
		begun <- within("sql")
		<-ended
		begun <- within("sql")
	})
	if !<-begun {
		t.Error("goroutines that a layer starts are inside of it")
	}
	leave(outer)
	if within("sql") {
		t.Error("left")
	}
	end(outer)
	ended <- true
	if <-begun {
		t.Error("a span that has ended holds nothing")
	}
	again := start(site(3, "again"), nil)
	enter(again)
	if within("sql") {
		t.Error("a span of the pool keeps the layer of its last life")
	}
	leave(again)
	end(again)
	layer(nil, "sql")
}
