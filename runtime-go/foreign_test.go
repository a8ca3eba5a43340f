package otelts

import (
	"context"
	"reflect"
	"sync"
	"testing"
	"time"
	"unsafe"
)

func TestUserSpan(t *testing.T) {
	e, out := installAPI(t)
	at := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC).UnixNano()
	link := SpanIDs{Trace: [16]byte{1}, ID: [8]byte{2}, Flags: 1, Remote: true, State: "a=b"}
	l := userStart(&UserStart{
		Ctx: context.Background(), Scope: "shop", Version: "1.2", Schema: "https://x", Name: "first", Kind: 4, Nanos: at,
		Attributes: []UserAttribute{{"n", int64(1)}, {"empty", ""}, {"", "no key"}, {"odd", struct{}{}}},
		Links:      []UserLink{{IDs: link, Attributes: []UserAttribute{{"why", true}}}, {}},
	})
	userSet(l, []UserAttribute{{"n", int64(2)}, {"f", 1.5}, {"list", []int64{1, 2}}, {"none", []string{}}, {"bytes", []byte{1}}})
	userName(l, "renamed")
	userEvent(l, "paid", at+1, []UserAttribute{{"c", "old"}, {"c", "new"}})
	userStatus(l, false, "it broke")
	userStatus(l, true, "")
	userStatus(l, false, "nor this")
	userEnd(l, at+5)
	userSet(l, []UserAttribute{{"late", true}})
	userEnd(l, at+9)
	if userRecording(l) {
		t.Error("recording after its end")
	}
	got := out.spans(t, e)
	if len(got) != 1 {
		t.Fatalf("%d spans", len(got))
	}
	s := got[0]
	want := map[string]any{"n": int64(2), "empty": "", "f": 1.5, "list": []any{int64(1), int64(2)}, "none": []any{}, "bytes": []byte{1}}
	if !reflect.DeepEqual(s.attributes, want) {
		t.Errorf("attributes %v", s.attributes)
	}
	if s.name != "renamed" || s.kind != 4 || s.scope != "shop 1.2 https://x" || s.start != uint64(at) || s.end != uint64(at)+5 || s.status != statusOK || s.message != "" {
		t.Errorf("%+v", s)
	}
	if len(s.events) != 1 || s.events[0].name != "paid" || s.events[0].time != uint64(at)+1 || s.events[0].attributes["c"] != "new" {
		t.Errorf("events %+v", s.events)
	}
	if len(s.links) != 1 || s.links[0].state != "a=b" || s.links[0].flags != 0x301 || s.links[0].attributes["why"] != true {
		t.Errorf("links %+v", s.links)
	}
}

func TestUserSpanLimits(t *testing.T) {
	e, out := installAPI(t)
	_, l := user(context.Background(), "u", 1)
	for range 128 + 3 {
		userEvent(unsafe.Pointer(l), "e", 0, nil)
		userLink(unsafe.Pointer(l), &UserLink{IDs: SpanIDs{Trace: [16]byte{1}, ID: [8]byte{1}}})
	}
	endUser(l)
	if s := out.spans(t, e)[0]; len(s.events) != 128 || len(s.links) != 128 || s.droppedEvents != 3 || s.droppedLinks != 3 {
		t.Errorf("%d events, %d links", len(s.events), len(s.links))
	}
}

// Between spans of the program ctx decides, between its and ours the goroutine does, too.
func TestParents(t *testing.T) {
	e, out := installAPI(t)
	outer := start(site(2, "outer"), nil)
	enter(outer)
	ctx := contextWithSpan(context.Background(), outer).(context.Context)

	mid, a := user(ctx, "a", 1)
	_, b := user(ctx, "b", 1) // not below a, which is open
	leaf := start(site(3, "under b"), nil)
	end(leaf)
	endUser(b)
	endUser(a)
	leaf = start(site(3, "under outer"), nil)
	end(leaf)
	leaf = start(site(3, "under a, late"), mid) // ended: the goroutine's
	end(leaf)

	_, c := user(context.Background(), "c", 1) // ctx knows nothing, the goroutine outer
	var wg sync.WaitGroup
	spawn(&wg, func() { endUser(c) })
	wg.Wait()
	leaf = start(site(3, "after c"), nil)
	end(leaf)

	inner, d := user(ctx, "d", 1)
	leaf = start(site(3, "under d"), inner)
	enter(leaf)
	_, f := user(inner, "f", 1) // inside of a span of ours that ctx does not know
	endUser(f)
	leave(leaf)
	end(leaf)
	endUser(d)
	leave(outer)
	end(outer)
	if *gls() != (Local{}) {
		t.Errorf("left behind: %+v", *gls())
	}

	_, job1 := user(context.Background(), "job 1", 1)
	_, job2 := user(context.Background(), "job 2", 1)
	endUser(job1)
	endUser(job2)
	leaf = start(site(3, "after jobs"), nil)
	end(leaf)

	spans := out.byName(t, e)
	for name, parent := range map[string]string{
		"a": "outer", "b": "outer", "under b": "b", "under outer": "outer", "under a, late": "outer", "c": "outer", "after c": "outer",
		"d": "outer", "under d": "d", "f": "under d",
	} {
		if spans[name].parent != spans[parent].id || spans[name].trace != spans["outer"].trace {
			t.Errorf("%s is not below %s", name, parent)
		}
	}
	for _, name := range []string{"outer", "job 1", "job 2", "after jobs"} {
		if spans[name].parent != "" {
			t.Errorf("%s has a parent", name)
		}
	}
}

// A span that is never ended is not kept by those that follow it.
func TestForgottenUserSpans(t *testing.T) {
	installAPI(t)
	outer := start(site(1, "outer"), nil)
	enter(outer)
	for range 10 {
		user(contextWithSpan(context.Background(), outer).(context.Context), "forgotten", 1)
	}
	depth := 0
	for l := gls(); l.Flags&flagUser != 0; l = &(*Span)(l.Span).previous {
		depth++
	}
	if depth != 1 {
		t.Errorf("%d spans are kept", depth)
	}
}

// An empty span in ctx is the program's word that there is no parent.
func TestDetached(t *testing.T) {
	installAPI(t)
	s := start(site(2, "ours"), nil)
	enter(s)
	_, l := user(context.WithValue(context.Background(), apiKey{}, &theirs{}), "root", 1)
	if l.Trace == s.trace {
		t.Error("it has a parent")
	}
	endUser(l)
	leave(s)
	end(s)
}

func TestContextsAnswerForOurs(t *testing.T) {
	installAPI(t)
	s := start(site(2, "ours"), nil)
	enter(s)
	ctx := contextWithSpan(context.Background(), s).(context.Context)
	api, _ := ctx.Value(apiKey{}).(*apiSpan)
	if api == nil || api.local.ID != s.id || ctx.Value(apiKey{}) != any(api) {
		t.Fatal("not found, or not the same twice")
	}
	if c := carried(context.WithValue(ctx, "k", 1)); c == nil || c.ID != s.id {
		t.Error("not carried")
	}
	if now, _ := userCurrent().(*apiSpan); now == nil || now.local.ID != s.id {
		t.Error("not current")
	}
	remote := &theirs{ids: SpanIDs{Trace: [16]byte{7}, ID: [8]byte{8}, Remote: true, Flags: 1}}
	if c := carried(context.WithValue(ctx, apiKey{}, remote)); c == nil || c.ID != remote.ids.ID || !c.alive() || c.Flags&flagRemote == 0 {
		t.Errorf("%+v", c)
	}
	leave(s)
	end(s)
	if userRecording(unsafe.Pointer(api.local)) || userCurrent() != nil {
		t.Error("still there")
	}
}

func TestBridgeIsSwitchedOff(t *testing.T) {
	e, _ := installAPI(t)
	e.config.notEnabled = map[string]bool{"opentelemetry": true}
	if userStart(&UserStart{Name: "x"}) != nil || userCurrent() != nil || canPropagate() {
		t.Error("heard all the same")
	}
	provider.Store(&providerOf{&testProvider{}, true})
	s := start(site(1, "ours"), nil)
	enter(s)
	if s.foreign != nil {
		t.Error("made by the program's provider")
	}
	if ctx := contextWithSpan(context.Background(), s).(context.Context); ctx.Value(apiKey{}) != nil || carried(ctx) == nil {
		t.Error("contexts")
	}
	leave(s)
	end(s)
}

func TestUserSpansRace(t *testing.T) {
	e, out := installAPI(t)
	e.queue.limit = 1 << 20
	for range 200 {
		s := start(site(2, "ours"), nil)
		enter(s)
		api := apiSpanOf(gls()).(*apiSpan)
		_, l := user(context.Background(), "theirs", 1)
		var wg sync.WaitGroup
		for range 4 {
			spawn(&wg, func() {
				for _, to := range []*Local{api.local, l} {
					userSet(unsafe.Pointer(to), []UserAttribute{{"k", "v"}})
					userEvent(unsafe.Pointer(to), "e", 0, nil)
					userRecording(unsafe.Pointer(to))
				}
				end(start(site(3, "child"), nil))
				endUser(l)
			})
		}
		setString(s, kf("own"), "x")
		leave(s)
		end(s)
		wg.Wait()
		*gls() = Local{}
	}
	if got := len(out.spans(t, e)); got != 200*6 {
		t.Errorf("%d spans", got)
	}
}
