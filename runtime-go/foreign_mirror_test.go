package otelts

import (
	"context"
	"errors"
	"reflect"
	"testing"
)

func TestMirror(t *testing.T) {
	e, out := installAPI(t)
	early := start(site(1, "early"), nil)
	enter(early)
	p := &testProvider{}
	userProvider(p, providerMade)
	type key struct{}
	ctx := context.WithValue(context.Background(), key{}, "baggage")
	s := start(&Site{Kind: 2, Name: "GET", Scope: "otel-ts/x", Attributes: string(appendStringAttribute(nil, tagAttribute, kf("constant"), "c"))}, ctx)
	setInt(s, kf("n"), 1)
	setStrings(s, kf("list"), []string{"a", "b"})
	enter(s)
	if len(p.made) != 1 {
		t.Fatal("not made as it became visible")
	}
	made := p.made[0]
	if s.id != made.ids.ID || s.trace != made.ids.Trace || made.start.ParentIDs.ID != early.id || made.start.Ctx != any(ctx) || made.start.Scope != "otel-ts/x" {
		t.Errorf("%+v", made.start)
	}
	if want := []UserAttribute{{"constant", "c"}, {"n", int64(1)}, {"list", []string{"a", "b"}}}; !reflect.DeepEqual(made.start.Attributes, want) {
		t.Errorf("at the start %v", made.start.Attributes)
	}
	child := start(site(3, "child"), nil)
	enter(child)
	if p.made[1].start.Parent != any(made) || child.trace != s.trace {
		t.Error("child")
	}
	leave(child)
	end(child)
	setBool(s, kf("late"), true)
	setRoute(s, "/items/{id}")
	fail(s, errors.New("oh"))
	s.addException("type", "text")
	leave(s)
	end(s)
	leave(early)
	end(early)
	got := made.end
	if got == nil || got.Name != "GET /items/{id}" || !got.Failed || got.Message != "oh" || len(got.Events) != 1 || got.Events[0].Name != "exception" {
		t.Fatalf("%+v", got)
	}
	want := []UserAttribute{{"late", true}, {"error.type", "*errors.errorString"}, {"http.route", "/items/{id}"}}
	if len(got.Attributes) != len(want) { // what was said at the start is not said again: the program may have changed it
		t.Errorf("at the end %v", got.Attributes)
	}
	for _, w := range want {
		found := false
		for _, a := range got.Attributes {
			found = found || reflect.DeepEqual(a, w)
		}
		if !found {
			t.Errorf("no %v in %v", w, got.Attributes)
		}
	}
	if spans := out.spans(t, e); len(spans) != 1 || spans[0].name != "early" {
		t.Errorf("exported by us: %+v", spans)
	}
}

func TestMirrorIsSampledByTheirs(t *testing.T) {
	e, out := installAPI(t)
	e.config.sampler = sampler{parentBased: true} // always off
	p := &testProvider{}
	userProvider(p, providerChosen)
	s := start(site(1, "dropped"), nil)
	setBool(s, kf("drop"), true)
	enter(s)
	if s.Recording || gls().Flags&flagSampled != 0 {
		t.Error("recorded")
	}
	leave(s)
	end(s)
	s = start(site(1, "never seen"), nil) // no enter: made at its end
	end(s)
	s = start(site(1, "panics"), nil)
	setBool(s, kf("panic"), true)
	enter(s)
	leave(s)
	end(s)
	if len(p.made) != 2 || p.made[0].end != nil || p.made[1].end == nil || gls().Flags != 0 {
		t.Errorf("%d made, %+v", len(p.made), gls())
	}
	if got := out.spans(t, e); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestWhichProvider(t *testing.T) {
	installAPI(t)
	a, b := &testProvider{}, &testProvider{made: []*theirs{}}
	is := func(want interface{}) {
		t.Helper()
		var got interface{}
		if p := provider.Load(); p != nil {
			got = p.provider
		}
		if got != want {
			t.Errorf("%p, not %p", got, want)
		}
	}
	userProvider(a, providerMade)
	userProvider(b, providerMade)
	is(a)
	userProvider(b, providerGone)
	is(a)
	userProvider(a, providerGone)
	is(nil)
	userProvider(b, providerMade)
	userProvider(a, providerChosen)
	is(a)
	userProvider(a, providerGone)
	is(a)
	userProvider(nil, providerChosen)
	is(nil)
}

type flushed struct {
	testProvider
	asked chan bool
}

func (f *flushed) ForceFlush(ctx context.Context) error {
	_, limited := ctx.Deadline()
	f.asked <- limited && gls().Flags&flagSuppressed != 0
	panic("their own affair")
}

func TestTheirProviderIsFlushedAtExit(t *testing.T) {
	installAPI(t)
	f := &flushed{asked: make(chan bool, 1)}
	userProvider(f, providerChosen)
	exit()
	if !<-f.asked {
		t.Error("without a limit, or recorded")
	}
}

func TestAdopted(t *testing.T) {
	e, out := installAPI(t)
	ours := start(site(3, "ours"), nil)
	enter(ours)
	a, s := adoptUser(context.Background(), 1)
	if !a.Elsewhere || a.Parent.(*apiSpan).local.ID != ours.id {
		t.Errorf("%+v", a)
	}
	end(start(site(3, "below"), nil))
	scratch := patch(site(1, ""), 0, nil)
	setInt(scratch, kf("n"), 1)
	apply(scratch)
	if !reflect.DeepEqual(s.set, []UserAttribute{{"n", int64(1)}}) {
		t.Errorf("patched with %v", s.set)
	}
	endUser(s.local)
	end(start(site(3, "beside"), nil))
	leave(ours)
	end(ours)
	spans := out.byName(t, e)
	if spans["beside"].parent != spans["ours"].id || len(spans) != 3 || spans["below"].parent == spans["ours"].id {
		t.Errorf("%+v", spans)
	}
}
