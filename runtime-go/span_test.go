package otelts

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
	"unsafe"
)

func TestLayouts(t *testing.T) {
	var s Span
	if unsafe.Offsetof(s.Recording) != 0 || unsafe.Offsetof(s.Panicking) != 1 {
		t.Error("woven code reads the first two bytes of Span")
	}
	if unsafe.Sizeof(Local{}) != 64+2*unsafe.Sizeof(uintptr(0)) && unsafe.Sizeof(uintptr(0)) == 8 {
		t.Error("Local", unsafe.Sizeof(Local{}))
	}
}

func TestSpanMessage(t *testing.T) {
	e, out := install(t, nil)
	constant := string(appendStringAttribute(nil, tagAttribute, kf("rpc.system"), "x"))
	before := uint64(time.Now().UnixNano())
	s := start(&Site{Kind: 3, Name: "n", Attributes: constant, Scope: "otel-ts/a"}, nil)
	setString(s, kf("s"), "v")
	setString(s, kf("empty"), "")
	setString(s, kf("bad"), "a\xffb")
	setString(s, kf("long"), strings.Repeat("é", 300))
	setInt(s, kf("i"), -5)
	setFloat(s, kf("f"), 1.5)
	setBool(s, kf("b"), true)
	setStrings(s, kf("ss"), []string{"a", ""})
	setStrings(s, kf("nil"), nil)
	setString(s, kf("twice"), "old and longer")
	setInt(s, kf("twice"), 2)
	setName(s, "")
	setName(s, "named")
	end(s)
	got := out.spans(t, e)[0]
	want := map[string]any{
		"rpc.system": "x", "s": "v", "bad": "a\uFFFDb", "long": strings.Repeat("é", 300), "i": int64(-5), "f": 1.5,
		"b": true, "ss": []any{"a", ""}, "twice": int64(2),
	}
	if !reflect.DeepEqual(got.attributes, want) {
		t.Errorf("attributes\n got %v\nwant %v", got.attributes, want)
	}
	if got.name != "named" || got.kind != 3 || got.scope != "otel-ts/a" || got.parent != "" || got.flags != 0x101 || got.status != 0 {
		t.Errorf("%+v", got)
	}
	if got.start < before || got.end < got.start || got.end > uint64(time.Now().UnixNano()) {
		t.Errorf("times %d %d", got.start, got.end)
	}
}

type (
	namedInt    int16
	namedString string
	namedBytes  []byte
	stringer    struct{}
)

func (stringer) String() string { panic("must not be called") }

func TestSetAny(t *testing.T) {
	e, out := install(t, nil)
	n := 7
	pn := &n
	cases := []struct{ in, want any }{
		{nil, nil}, {(*int)(nil), nil}, {"", nil}, {stringer{}, nil}, {map[string]int{}, nil}, {func() {}, nil}, {&pn, nil},
		{namedInt(3), int64(3)}, {namedString("x"), "x"}, {pn, int64(7)}, {uint64(1 << 63), "9223372036854775808"},
		{uint8(9), int64(9)}, {float32(0.5), 0.5}, {true, true}, {namedBytes("ab"), []byte("ab")}, {[]namedInt{1, 2}, []any{int64(1), int64(2)}},
		{[2]bool{true, false}, []any{true, false}}, {[]any{1}, nil}, {[]namedString{"a"}, []any{"a"}}, {[]string(nil), nil}, {[]int{}, []any{}},
	}
	s := start(site(1, "any"), nil)
	for i, c := range cases {
		setAny(s, kf(fmt.Sprint("k", i)), c.in)
	}
	end(s)
	got := out.spans(t, e)[0].attributes
	for i, c := range cases {
		if v := got[fmt.Sprint("k", i)]; !reflect.DeepEqual(v, c.want) {
			t.Errorf("%#v: got %#v want %#v", c.in, v, c.want)
		}
	}
}

func TestIntEncodings(t *testing.T) {
	e, out := install(t, nil)
	values := []int64{0, 1, 127, 128, 200, 8080, 1<<14 - 1, 1 << 14, 1<<62 + 1, -1, -1 << 63}
	s := start(site(1, "ints"), nil)
	for i, v := range values {
		setInt(s, kf(fmt.Sprint("k", i)), v)
	}
	setInt(s, kf(strings.Repeat("k", 200)), 5)
	end(s)
	got := out.spans(t, e)[0].attributes
	for i, v := range values {
		if got[fmt.Sprint("k", i)] != v {
			t.Error(v, got[fmt.Sprint("k", i)])
		}
	}
	if got[strings.Repeat("k", 200)] != int64(5) {
		t.Error("long key")
	}
}

func TestLimits(t *testing.T) {
	e, out := install(t, func(c *config) { c.attributeCount, c.valueLength = 3, 4 })
	s := start(site(1, "limits"), nil)
	for i := range 5 {
		setString(s, kf(fmt.Sprint("k", i)), "äöüßx")
	}
	setInt(s, kf("k1"), 1) // there already
	end(s)
	got := out.spans(t, e)[0]
	if got.dropped != 2 || len(got.attributes) != 3 || got.attributes["k0"] != "äöüß" || got.attributes["k1"] != int64(1) {
		t.Errorf("%+v", got)
	}
}

func TestRoutes(t *testing.T) {
	for _, c := range []struct{ outer, inner, want string }{
		{"", "/a", "/a"}, {"/a", "", "/a"}, {"/api/", "/api/users", "/api/users"}, {"/api", "/api/users", "/api/users"},
		{"/api", "/apix", "/api/apix"}, {"/", "/items", "/items"}, {"/a", "/a", "/a"}, {"/v1/", "/users/{id}", "/v1/users/{id}"}, {"/v1", "users", "/v1/users"},
		// Where an inner router goes on, what the outer one left open is said.
		{"/files/*", "/files/*", "/files/*"}, {"/prefix/*", "/inner/", "/prefix/inner/"}, {"/v1/*any", "/v1/things/{id}", "/v1/things/{id}"},
		{"/x/{rest...}", "/y", "/x/y"}, {"/*", "/y", "/y"}, {"*", "/y", "/y"}, {"/x/{id}", "/y", "/x/{id}/y"}, {"/a*b", "/y", "/a*b/y"},
	} {
		if got := joinRoute(c.outer, c.inner); got != c.want {
			t.Errorf("%q + %q = %q, want %q", c.outer, c.inner, got, c.want)
		}
	}
	e, out := install(t, nil)
	s := start(site(2, "HTTP"), nil)
	setName(s, "GET")
	setRoute(s, "/api/")
	setRoute(s, "/{id}")
	end(s)
	got := out.spans(t, e)[0]
	if got.name != "GET /api/{id}" || got.attributes["http.route"] != "/api/{id}" {
		t.Errorf("%+v", got)
	}
}

type badError struct{}

func (*badError) Error() string { panic("no") }

func TestFail(t *testing.T) {
	cases := []struct {
		err           any
		kind, message string
		status        int
	}{
		{nil, "", "", 0},
		{error(nil), "", "", 0},
		{io.EOF, "*errors.errorString", "EOF", 2},
		{fmt.Errorf("open: %w", &badError{}), "*otelts.badError", "", 2},
		{fmt.Errorf("a: %w", fmt.Errorf("b: %w", new(timeoutError))), "*otelts.timeoutError", "a: b: late", 2},
		{errors.Join(new(timeoutError), io.EOF), "*otelts.timeoutError", "late\nEOF", 2},
		{"text", "string", "text", 2},
		{(*badError)(nil), "*otelts.badError", "", 2},
	}
	e, out := install(t, nil)
	for i, c := range cases {
		s := start(site(1, fmt.Sprint("f", i)), nil)
		fail(s, c.err)
		end(s)
	}
	s := start(site(1, "type"), nil)
	failType(s, "")
	failType(s, "500")
	end(s)
	got := out.byName(t, e)
	for i, c := range cases {
		s := got[fmt.Sprint("f", i)]
		if kind, _ := s.attributes["error.type"].(string); kind != c.kind || s.status != c.status || !strings.HasPrefix(s.message, c.message) {
			t.Errorf("%T: %q %q %d", c.err, kind, s.message, s.status)
		}
	}
	if s := got["type"]; s.attributes["error.type"] != "500" || s.status != 2 || s.message != "" {
		t.Errorf("%+v", s)
	}
}

type timeoutError struct{}

func (*timeoutError) Error() string { return "late" }

func TestPanicPassesThrough(t *testing.T) {
	e, out := install(t, nil)
	var id uintptr
	var value any
	var goexit bool
	panics = func() (uintptr, interface{}, bool) { return id, value, goexit }
	run := func(name string, at uintptr, v any, exiting bool) bool {
		s := start(site(1, name), nil)
		enter(s)
		before := id
		id, value, goexit = at, v, exiting
		leave(s)
		panicking := s.Panicking
		end(s)
		id, goexit = before, false
		return panicking
	}
	if !run("panic", 1, errors.New("boom"), false) || run("goexit", 1, nil, true) || run("none", 0, nil, false) || !run("int", 2, 42, false) {
		t.Error("Panicking")
	}
	id = 7 // in a deferred call during a panic
	if run("deferred", 7, "older", false) || !run("nested", 8, "newer", false) {
		t.Error("a panic from before enter is not the span's")
	}
	got := out.byName(t, e)
	p := got["panic"]
	if p.status != 2 || p.message != "boom" || p.attributes["error.type"] != "*errors.errorString" || len(p.events) != 1 ||
		p.events[0].name != "exception" || p.events[0].attributes["exception.message"] != "boom" || p.events[0].time < p.start {
		t.Errorf("%+v", p)
	}
	if got["int"].message != "42" || got["none"].status != 0 || got["goexit"].status != 0 || got["deferred"].status != 0 || got["nested"].status != 2 {
		t.Errorf("%+v", got)
	}
}

func TestNilSpansAreIgnored(t *testing.T) {
	install(t, nil)
	for _, f := range []func(){
		func() { setString(nil, "", "x") }, func() { setInt(nil, "", 1) }, func() { setFloat(nil, "", 1) }, func() { setBool(nil, "", true) },
		func() { setStrings(nil, "", []string{}) }, func() { setAny(nil, "", 1) }, func() { setName(nil, "x") }, func() { setRoute(nil, "x") },
		func() { enter(nil) }, func() { leave(nil) }, func() { fail(nil, io.EOF) }, func() { failType(nil, "x") }, func() { end(nil) },
		func() { endOnClose(nil, nil) }, func() { apply(nil) }, func() { withSpan(nil, nil) }, func() { inject(nil) },
	} {
		f()
	}
}

func TestDisabledAndUnsampled(t *testing.T) {
	e, out := install(t, func(c *config) { c.disabled = true })
	if start(site(1, "x"), nil) != nil || startRemote(site(1, "x"), nil, nil) != nil || injecting() {
		t.Error("disabled")
	}
	e, out = install(t, func(c *config) { c.sampler.bound = sampleNone })
	s := start(site(2, "x"), nil)
	if s == nil || s.Recording {
		t.Fatal("unsampled spans exist but do not record")
	}
	enter(s)
	h := map[string][]string{}
	inject(h)
	if !strings.HasSuffix(h["Traceparent"][0], "-00") || patch(site(1, "p"), 0, nil) != nil {
		t.Error(h)
	}
	child := start(site(1, "y"), nil)
	if child.Recording || child.parent != s.id {
		t.Error("child of an unsampled span")
	}
	end(child)
	leave(s)
	end(s)
	if n := len(out.spans(t, e)); n != 0 {
		t.Error(n, "spans")
	}
	_, _ = install(t, func(c *config) { c.export = false })
	s = start(site(1, "x"), nil)
	enter(s)
	h = map[string][]string{}
	if inject(h); s.Recording || !strings.HasSuffix(h["Traceparent"][0], "-01") {
		t.Error("without an exporter nothing is recorded, but the context is passed on", h)
	}
	leave(s)
	end(s)
}

func TestSuppressedGoroutine(t *testing.T) {
	install(t, nil)
	suppressGoroutine()
	if start(site(1, "x"), nil) != nil || injecting() {
		t.Error("suppressed")
	}
	detach()
	if start(site(1, "x"), nil) != nil {
		t.Error("detach must not end the suppression")
	}
	*gls() = Local{}
}

func TestWithoutWovenRuntime(t *testing.T) {
	e, out := install(t, nil)
	defer func(f func() *Local) { gls = f }(gls)
	gls = nil
	s := start(site(2, "parent"), nil)
	enter(s)
	ctx := withSpan(nil, s)
	c := start(site(1, "child"), ctx)
	end(c)
	p := patch(site(0, ""), 2, ctx)
	setInt(p, kf("k"), 1)
	apply(p)
	leave(s)
	inject(map[string][]string{})
	detach()
	end(s)
	got := out.byName(t, e)
	if got["child"].parent != got["parent"].id || got["parent"].attributes["k"] != int64(1) {
		t.Errorf("%+v", got)
	}
}

func TestInstrumentationsCanBeDisabled(t *testing.T) {
	install(t, func(c *config) { c.notEnabled = map[string]bool{"net-http": true} })
	if start(&Site{Kind: 1, Instrumentation: "net-http"}, nil) != nil {
		t.Error("net-http is disabled")
	}
	s := start(&Site{Kind: 1, Instrumentation: "database-sql"}, nil)
	if s == nil {
		t.Error("database-sql is not")
	}
	end(s)
}

func TestKeptUntilFinished(t *testing.T) {
	e, out := install(t, nil)
	outer := start(site(2, "outer"), nil)
	enter(outer)
	query := start(site(3, "query"), nil)
	enter(query)
	leave(query) // the function returns, the rows are open
	if !mayKeep(query) || mayKeep(nil) {
		t.Error("an open span may be kept")
	}
	other := start(site(3, "other"), nil)
	enter(other)
	leave(other)
	fail(other, errors.New("no"))
	if mayKeep(other) {
		t.Error("nothing follows an error")
	}
	end(other)
	fail(query, errors.New("too many rows"))
	failType(query, "54000")
	finish(query)
	finish(nil)
	leave(outer)
	end(outer)
	got := out.byName(t, e)
	if s := got["query"]; s.parent != got["outer"].id || s.message != "too many rows" || s.attributes["error.type"] != "54000" {
		t.Errorf("query: %+v", s)
	}
	if s := got["other"]; s.parent != got["outer"].id {
		t.Errorf("a span that is kept is nobody's parent: %+v", s)
	}
}
