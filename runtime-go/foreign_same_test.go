package otelts

import (
	"context"
	"testing"
	"unsafe"
)

// Theirs inside of ours: ours is not recorded, and theirs has its place and its ids.
func TestTheirsTakesThePlaceOfOurs(t *testing.T) {
	e, out := installAPI(t)
	header := map[string][]string{"Traceparent": {"00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"}}
	ours := startRemote(site(2, "ours"), nil, header)
	setString(ours, kf("http.request.method"), "GET")
	enter(ours)
	between := start(site(1, "between"), nil) // a middleware, which knew ours only
	end(between)
	ctx := contextWithSpan(context.Background(), ours).(context.Context)
	_, l := user(ctx, "theirs", 2, "http.method")
	end(start(site(1, "below"), nil))
	endUser(l)
	_, second := user(ctx, "second", 2, "http.method")
	endUser(second)
	leave(ours)
	end(ours)
	spans := out.byName(t, e)
	if len(spans) != 4 || spans["ours"].id != "" {
		t.Fatalf("%v", spans)
	}
	theirs := spans["theirs"]
	if theirs.parent != "0123456789abcdef" || theirs.trace != "0123456789abcdef0123456789abcdef" || theirs.flags != 0x301 {
		t.Errorf("%+v", theirs)
	}
	for _, name := range []string{"between", "below"} {
		if spans[name].parent != theirs.id {
			t.Errorf("%s is not below theirs", name)
		}
	}
	if spans["second"].parent != theirs.parent {
		t.Error("the second one is not beside the first")
	}
}

func TestTakenRootStaysSampled(t *testing.T) {
	e, out := installAPI(t)
	ours := start(site(3, "ours"), nil)
	setString(ours, kf("db.query.text"), "SELECT 1")
	enter(ours)
	e.config.sampler.bound = sampleNone
	_, l := user(context.Background(), "sql.conn.query", 3) // says nothing of a database
	endUser(l)
	id, trace := ours.id, ours.trace
	leave(ours)
	end(ours)
	if got := out.spans(t, e); len(got) != 1 || got[0].name != "sql.conn.query" || l.ID != id || l.Trace != trace {
		t.Errorf("%+v", got)
	}
}

func TestOtherOperationsStay(t *testing.T) {
	e, out := installAPI(t)
	for _, one := range []struct {
		ours, theirs int64
		key, keys    string
	}{
		{3, 1, "http.request.method", "http.method"}, // another kind
		{3, 3, "http.request.method", "rpc.system"},  // another family
		{3, 3, "http.request.method", "other"},
		{2, 2, "http.request.method", "other"},
	} {
		ours := start(site(one.ours, "ours"), nil)
		setString(ours, kf(one.key), "x")
		enter(ours)
		_, l := user(context.Background(), "theirs", one.theirs, one.keys)
		endUser(l)
		leave(ours)
		end(ours)
		spans := out.byName(t, e)
		if len(spans) != 2 || spans["theirs"].parent != spans["ours"].id {
			t.Errorf("%+v: %+v", one, spans)
		}
		out.bodies = nil
	}
}

// Ours inside of theirs: ours is not recorded, and passes on theirs.
func TestOursPassesOnTheirs(t *testing.T) {
	e, out := installAPI(t)
	ctx, l := user(context.Background(), "theirs", 3, "http.request.method")
	ours := start(site(3, "ours"), ctx)
	setString(ours, kf("http.request.method"), "GET")
	enter(ours)
	header := map[string][]string{}
	inject(header)
	var there traceparent
	if len(header[headerTraceparent]) != 1 || !there.parse(header[headerTraceparent][0]) || there.id != l.ID || there.trace != l.Trace {
		t.Errorf("injected %v", header)
	}
	end(start(site(1, "below"), nil))
	leave(ours)
	end(ours)
	other := start(site(3, "other"), ctx)
	setString(other, kf("db.system.name"), "x")
	enter(other)
	leave(other)
	end(other)
	endUser(l)
	spans := out.byName(t, e)
	if len(spans) != 3 || spans["below"].parent != spans["theirs"].id || spans["other"].parent != spans["theirs"].id {
		t.Errorf("%+v", spans)
	}
}

// What theirs is about may be said after it began.
func TestTheirsIsToldLater(t *testing.T) {
	e, out := installAPI(t)
	ctx, l := user(context.Background(), "theirs", 3)
	setUserAttributes(unsafe.Pointer(l), []UserAttribute{{"http.request.method", "GET"}})
	ours := start(site(3, "ours"), ctx)
	setString(ours, kf("http.request.method"), "GET")
	enter(ours)
	leave(ours)
	end(ours)
	endUser(l)
	if got := out.spans(t, e); len(got) != 1 || got[0].name != "theirs" {
		t.Errorf("%+v", got)
	}
}

// A handler reads the headers again: its span has the parent that ours has.
func TestTheirsOfTheSameHeaders(t *testing.T) {
	e, out := installAPI(t)
	header := map[string][]string{"Traceparent": {"00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"}}
	ours := startRemote(site(2, "ours"), nil, header)
	setString(ours, kf("http.request.method"), "GET")
	enter(ours)
	var t0 traceparent
	t0.parse(header["Traceparent"][0])
	remote := &theirs{ids: SpanIDs{Trace: t0.trace, ID: t0.id, Remote: true, Flags: 1}}
	_, l := user(context.WithValue(context.Background(), apiKey{}, remote), "theirs", 2, "http.method")
	endUser(l)
	leave(ours)
	end(ours)
	if got := out.spans(t, e); len(got) != 1 || got[0].name != "theirs" || got[0].parent != "0123456789abcdef" {
		t.Errorf("%+v", got)
	}
}

func TestSDKTakesThePlaceOfOurs(t *testing.T) {
	installAPI(t)
	p := &testProvider{}
	userProvider(p, providerChosen)
	outer := start(site(1, "outer"), nil)
	enter(outer)
	ours := start(site(2, "ours"), nil)
	setString(ours, kf("http.request.method"), "GET")
	enter(ours)
	id := ours.id
	a, s := adoptUser(contextWithSpan(context.Background(), ours).(context.Context), 2, "http.method")
	if !a.Elsewhere || !a.Replaces || s.local.ID != id || a.Parent != any(p.made[0]) {
		t.Errorf("%+v", a)
	}
	below := start(site(3, "below"), nil)
	enter(below)
	if made := p.made[2]; made.start.Parent != any(s) {
		t.Errorf("below %+v", made.start.Parent)
	}
	leave(below)
	end(below)
	endUser(s.local)
	leave(ours)
	end(ours)
	leave(outer)
	end(outer)
	if p.made[1].end != nil || p.made[0].end == nil || p.made[2].end == nil {
		t.Error("ours has been ended, or others have not")
	}
}

// A model's library that tells of its calls itself: one call, one span.
func TestCallsOfModelsAreOneOperation(t *testing.T) {
	e, out := installAPI(t)
	ctx, l := user(context.Background(), "theirs", 3, "gen_ai.request.model")
	ours := start(site(3, "ours"), ctx)
	setString(ours, kf("gen_ai.operation.name"), "chat")
	enter(ours)
	leave(ours)
	end(ours)
	endUser(l)
	spans := out.byName(t, e)
	if _, told := spans["theirs"]; len(spans) != 1 || !told {
		t.Errorf("%+v", spans)
	}
}
