package otelts

import (
	"slices"
	"sync"
	"testing"
)

func message(t *testing.T, s *Span) map[string][]string {
	t.Helper()
	enter(s)
	defer leave(s)
	fields := named(outbound(func(string) string { return "" }))
	return carrierOf(func(field string) string { return fields[field] })
}

func named(fields [][2]string) map[string]string {
	all := map[string]string{}
	for _, field := range fields {
		all[field[0]] = field[1]
	}
	return all
}

func TestWork(t *testing.T) {
	e, out := install(t, nil)
	sent := start(site(4, "send"), nil)
	header := message(t, sent)
	end(sent)

	settle()
	s := startWork(site(5, "process"), nil, header)
	work(s)
	child := start(site(3, "child"), nil)
	enter(child)
	settle() // asks inside of a span of its own: the work goes on
	leave(child)
	end(child)
	if !busy(nil) || startWork(site(5, "inside"), nil, header) != nil {
		t.Error("work does not begin inside of a span")
	}
	var others sync.WaitGroup
	spawn(&others, func() {
		settle() // not this goroutine's
		if !busy(nil) {
			t.Error("a child goroutine has ended its parent's work")
		}
	})
	others.Wait()
	if len(out.byName(t, e)) != 2 {
		t.Error("the work has ended early")
	}
	settle()
	settle()
	if busy(nil) {
		t.Error("nothing is left")
	}
	last := startWork(site(5, "last"), nil, nil)
	work(last)
	endAllWork()
	settle()

	spans := out.byName(t, e)
	if len(spans) != 4 || spans["process"].parent != spans["send"].id || spans["child"].parent != spans["process"].id || len(spans["process"].links) > 0 {
		t.Errorf("%+v", spans)
	}
	if l := spans["last"]; l.parent != "" || l.trace == spans["process"].trace {
		t.Errorf("work has no parent but the message's: %+v", l)
	}
}

func TestWorkEndsOnce(t *testing.T) {
	e, out := install(t, nil)
	var goroutines sync.WaitGroup
	const each = 200
	for range 4 {
		spawn(&goroutines, func() {
			for range each {
				settle()
				work(startWork(site(5, "process"), nil, nil))
			}
			settle()
		})
	}
	for range 50 {
		endAllWork()
	}
	goroutines.Wait()
	if n := len(out.spans(t, e)); n != 4*each {
		t.Error(n, "spans")
	}
}

func TestLinksOfMessages(t *testing.T) {
	e, out := install(t, nil)
	var headers []map[string][]string
	for range 130 {
		s := start(site(4, "send"), nil)
		headers = append(headers, message(t, s))
		end(s)
	}
	headers[0] = map[string][]string{headerTraceparent: {"nonsense"}}
	s := start(site(3, "receive"), nil)
	link(s, headers)
	end(s)
	spans := out.spans(t, e)
	at := slices.IndexFunc(spans, func(s decodedSpan) bool { return s.name == "receive" })
	got := spans[at]
	var first traceparent
	if !first.parse(headers[1][headerTraceparent][0]) || len(got.links) != 128 || got.droppedLinks != 1 || got.links[0].trace != hexOf(first.trace[:]) || got.links[0].id != hexOf(first.id[:]) || got.links[0].flags&flagIsRemote == 0 {
		t.Errorf("%d links, %+v", len(got.links), got.links)
	}
}

func TestOutboundFields(t *testing.T) {
	install(t, nil)
	none := func(string) string { return "" }
	if outbound(none) != nil || carry(none) != nil {
		t.Error("nothing is current")
	}
	s := startRemote(site(4, "send"), nil, map[string][]string{headerTraceparent: {parentHeader}, headerTracestate: {"a=1"}})
	enter(s)
	fields := named(outbound(none))
	if fields["traceparent"][:35] != parentHeader[:35] || fields["tracestate"] != "a=1" || len(fields) != 2 {
		t.Error(fields)
	}
	if again := outbound(func(field string) string { return fields[field] }); again != nil {
		t.Error("it is there already:", again)
	}
	foreign := map[string]string{"traceparent": "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}
	if changed := outbound(func(field string) string { return foreign[field] }); changed != nil {
		t.Error("another trace's is the program's own:", changed)
	}
	leave(s)
	end(s)
	s = start(site(4, "send"), nil)
	enter(s)
	stale := map[string]string{"tracestate": "old=1"}
	if changed := named(outbound(func(field string) string { return stale[field] })); changed["traceparent"] == "" || changed["tracestate"] != "" || len(changed) != 2 {
		t.Error("a state without its context is taken out:", changed)
	}
	leave(s)
	end(s)
}
