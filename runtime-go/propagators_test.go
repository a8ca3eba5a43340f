package otelts

import (
	"reflect"
	"strings"
	"testing"
)

const (
	longTrace  = "4bf92f3577b34da6a3ce929d0e0e4736"
	shortTrace = "a3ce929d0e0e4736"
	someSpan   = "00f067aa0ba902b7"
)

func headers(pairs ...string) map[string][]string {
	h := map[string][]string{}
	for i := 0; i < len(pairs); i += 2 {
		h[pairs[i]] = append(h[pairs[i]], pairs[i+1])
	}
	return h
}

func TestPropagatorsParse(t *testing.T) {
	const padded = "0000000000000000" + shortTrace
	xray := "Root=1-" + longTrace[:8] + "-" + longTrace[8:] + ";Parent=" + someSpan
	for _, c := range []struct {
		format propagator
		header map[string][]string
		trace  string // "": none
		flags  uint64
	}{
		{propagateB3, headers("B3", longTrace+"-"+someSpan+"-1"), longTrace, flagSampled},
		{propagateB3, headers("B3", longTrace+"-"+someSpan+"-0-"+someSpan), longTrace, 0},
		{propagateB3, headers("B3", shortTrace+"-"+someSpan+"-d"), padded, flagSampled | flagDebug},
		{propagateB3Multi, headers("B3", longTrace+"-"+someSpan), longTrace, flagDeferred},
		{propagateB3, headers("B3", "0"), "", 0},
		{propagateB3, headers("B3", longTrace+"-"+someSpan+"-x"), "", 0},
		{propagateB3, headers("B3", longTrace[1:]+"-"+someSpan+"-1"), "", 0},
		{propagateB3, headers("B3", longTrace+"-"+someSpan+"--"+someSpan), "", 0},
		{propagateB3, headers("B3", strings.Repeat("0", 32)+"-"+someSpan+"-1"), "", 0},
		{propagateB3, headers("X-B3-Traceid", longTrace, "X-B3-Spanid", someSpan, "X-B3-Sampled", "1", "X-B3-Parentspanid", someSpan), longTrace, flagSampled},
		{propagateB3Multi, headers("X-B3-Traceid", strings.ToUpper(shortTrace), "X-B3-Spanid", someSpan, "X-B3-Flags", "1"), padded, flagSampled | flagDebug},
		{propagateB3Multi, headers("X-B3-Traceid", longTrace, "X-B3-Spanid", someSpan), longTrace, flagDeferred},
		{propagateB3Multi, headers("X-B3-Traceid", longTrace), "", 0},
		{propagateB3Multi, headers("X-B3-Traceid", longTrace, "X-B3-Spanid", someSpan, "X-B3-Sampled", "maybe"), "", 0},
		{propagateB3Multi, headers("B3", "broken", "X-B3-Traceid", longTrace, "X-B3-Spanid", someSpan, "X-B3-Sampled", "false"), longTrace, 0},
		{propagateJaeger, headers("Uber-Trace-Id", longTrace+":"+someSpan+":0:1"), longTrace, flagSampled},
		{propagateJaeger, headers("Uber-Trace-Id", shortTrace+"%3Af067aa0ba902b7%3A0%3A03"), padded, flagSampled | flagDebug},
		{propagateJaeger, headers("Uber-Trace-Id", longTrace+":"+someSpan+":0:0"), longTrace, 0},
		{propagateJaeger, headers("Uber-Trace-Id", longTrace+":"+someSpan+":0"), "", 0},
		{propagateJaeger, headers("Uber-Trace-Id", longTrace+":"+someSpan+":0:x"), "", 0},
		{propagateJaeger, headers("Uber-Trace-Id", longTrace+":0:0:1"), "", 0},
		{propagateJaeger, headers("Uber-Trace-Id", "%zz"), "", 0},
		{propagateXRay, headers("X-Amzn-Trace-Id", xray+";Sampled=1"), longTrace, flagSampled},
		{propagateXRay, headers("X-Amzn-Trace-Id", "Self=x; Sampled=0; Parent="+someSpan+"; "+xray[:len(xray)-24]+";Lineage=1:2:3"), longTrace, 0},
		{propagateXRay, headers("X-Amzn-Trace-Id", xray+";Sampled=?"), longTrace, flagDeferred},
		{propagateXRay, headers("X-Amzn-Trace-Id", xray), longTrace, flagDeferred},
		{propagateXRay, headers("X-Amzn-Trace-Id", xray[:len(xray)-25]), "", 0},
		{propagateXRay, headers("X-Amzn-Trace-Id", strings.Replace(xray, "1-", "2-", 1)), "", 0},
		{propagateBaggage, headers("Baggage", "a=b"), "", 0},
	} {
		var p traceparent
		if ok := c.format.parse(c.header, &p); ok != (c.trace != "") {
			t.Error(propagatorNames[c.format], c.header, ok)
		} else if ok && (hexOf(p.trace[:]) != c.trace || hexOf(p.id[:]) != someSpan || p.flags != c.flags) {
			t.Errorf("%s %v: %x %x %x", propagatorNames[c.format], c.header, p.trace, p.id, p.flags)
		}
	}
}

func hexOf(b []byte) string { return string(appendHex(nil, b)) }

// What each format writes, and that it reads that again; the caller's header
// lines stay the caller's.
func TestPropagatorsInject(t *testing.T) {
	for _, c := range []struct {
		names string
		flags string
		want  map[string][]string
	}{
		{"b3", "01", headers("B3", "T-S-1")},
		{"b3", "00", headers("B3", "T-S-0")},
		{"b3multi", "01", headers("X-B3-Traceid", "T", "X-B3-Spanid", "S", "X-B3-Sampled", "1")},
		{"b3multi", "00", headers("X-B3-Traceid", "T", "X-B3-Spanid", "S", "X-B3-Sampled", "0")},
		{"jaeger", "01", headers("Uber-Trace-Id", "T:S:0:1")},
		{"jaeger", "00", headers("Uber-Trace-Id", "T:S:0:0")},
		{"xray", "01", headers("X-Amzn-Trace-Id", "Root=1-"+longTrace[:8]+"-"+longTrace[8:]+";Parent=S;Sampled=1")},
		{"xray", "00", headers("X-Amzn-Trace-Id", "Root=1-"+longTrace[:8]+"-"+longTrace[8:]+";Parent=S;Sampled=0")},
		{"xray,b3", "01", headers("X-Amzn-Trace-Id", "Root=1-"+longTrace[:8]+"-"+longTrace[8:]+";Parent=S;Sampled=1", "B3", "T-S-1")},
		{"none", "01", headers()},
	} {
		t.Setenv("OTEL_PROPAGATORS", "tracecontext,"+c.names)
		all := readConfig().propagators
		install(t, func(to *config) { to.propagators = all })
		s := startRemote(site(2, "server"), nil, headers("Traceparent", parentHeader[:53]+c.flags))
		enter(s)
		id := hexOf(s.id[:])
		got := map[string][]string{}
		inject(got)
		delete(got, headerTraceparent)
		for name, values := range c.want {
			values[0] = strings.Replace(strings.Replace(values[0], "T", longTrace, 1), "S", id, 1)
			c.want[name] = []string{strings.Replace(values[0], id+"ampled", "Sampled", 1)}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.names, got, c.want)
		}
		for _, p := range all {
			var back traceparent
			if p != propagateTraceContext && (!p.parse(got, &back) || back.id != s.id || back.flags != s.flags&flagSampled) {
				t.Error(propagatorNames[p], "cannot read what it wrote")
			}
		}
		leave(s)
		end(s)
	}
}

func TestPropagatorsTogether(t *testing.T) {
	other := strings.Replace(longTrace, "4bf9", "4bf8", 1)
	install(t, func(c *config) { c.propagators = []propagator{propagateTraceContext, propagateB3Multi} })
	s := startRemote(site(2, "server"), nil, headers("Traceparent", parentHeader, "Tracestate", "a=1", "B3", other+"-"+someSpan+"-d"))
	if hexOf(s.trace[:]) != other || s.extra != nil {
		t.Errorf("the last one that is there wins, without the other's state: %x %v", s.trace, s.extra)
	}
	enter(s)
	child := start(site(3, "child"), nil)
	enter(child)
	got := map[string][]string{}
	inject(got)
	if got["X-B3-Flags"][0] != "1" || got["X-B3-Sampled"] != nil || got["Traceparent"][0][3:35] != other {
		t.Error("debug is passed on:", got)
	}
	foreign := headers("B3", longTrace+"-"+someSpan+"-1")
	inject(foreign)
	if len(foreign) != 1 {
		t.Error("another trace's context stays alone:", foreign)
	}
	leave(child)
	end(child)
	leave(s)
	end(s)
	absent := startRemote(site(2, "server"), nil, headers("Traceparent", parentHeader, "B3", "broken"))
	if hexOf(absent.trace[:]) != longTrace {
		t.Error("what is broken does not hide what is not")
	}
	end(absent)
}

// A parent without a decision leaves it to the sampler.
func TestDeferredSampling(t *testing.T) {
	for _, bound := range []uint64{sampleAll, sampleNone} {
		install(t, func(c *config) {
			c.propagators = []propagator{propagateB3}
			c.sampler.bound = bound
		})
		header := headers("B3", longTrace+"-"+someSpan)
		s := startRemote(site(2, "server"), nil, header)
		x := extract(header)
		if s.Recording != (bound == sampleAll) || x.flags&flagSampled != s.flags&flagSampled || s.flags&flagDeferred != 0 {
			t.Error(bound, s.Recording, x.flags)
		}
		end(x)
		end(s)
	}
}

func TestBaggage(t *testing.T) {
	members := func(n int, member string) string { return strings.TrimSuffix(strings.Repeat(member+",", n), ",") }
	for in, want := range map[string]string{
		"a=b":                    "a=b",
		"a=b%20c;p;q=1 , d=":     "a=b%20c;p;q=1 , d=",
		" ,a=b, ":                "a=b",
		"a=b,broken,c=d":         "a=b,c=d",
		"a=b c,c=d":              "c=d",
		"a=%zz,c=d":              "c=d",
		"=x,c=d;=,e=\"f\",g=h\\": "",
		"a=b,c=\x01,d=é":         "a=b",
		members(180, "a=b"):      members(180, "a=b"),
		members(181, "a=b"):      members(180, "a=b"),
		"a=" + members(1, strings.Repeat("x", 8190)):           "a=" + strings.Repeat("x", 8190),
		"k=v,a=" + strings.Repeat("x", 8190) + ",not=after it": "k=v",
		"": "",
	} {
		if got := joinBaggage([]string{in}); got != want {
			t.Errorf("%.60q: %.60q, want %.60q", in, got, want)
		}
	}
	if got := joinBaggage([]string{"a=b", "c=d"}); got != "a=b,c=d" {
		t.Error("lines are one list:", got)
	}
}

func TestBaggagePassesThrough(t *testing.T) {
	const sent = "user=a%20b;p=1,tier=gold"
	install(t, nil)
	for _, header := range []map[string][]string{headers("Baggage", sent), headers("Baggage", sent, "Traceparent", parentHeader, "Tracestate", "a=1")} {
		s := startRemote(site(2, "server"), nil, header)
		enter(s)
		child := start(site(3, "child"), nil)
		enter(child)
		out := headers("Accept", "*/*")
		inject(out)
		if out["Baggage"][0] != sent {
			t.Error(out)
		}
		own := headers("Baggage", "own=1")
		inject(own)
		if len(own["Baggage"]) != 1 || own["Baggage"][0] != "own=1" {
			t.Error("the program's own stays:", own)
		}
		leave(child)
		end(child)
		leave(s)
		end(s)
	}
	none := startRemote(site(2, "server"), nil, headers("Traceparent", parentHeader))
	enter(none)
	if inner := startRemote(site(2, "inner"), nil, headers("Baggage", "k=v")); inner.extra == nil || inner.extra.baggage != "k=v" || inner.trace != none.trace {
		t.Error("baggage without a parent joins the goroutine's span")
	} else {
		end(inner)
	}
	out := map[string][]string{}
	inject(out)
	if _, there := out["Baggage"]; there {
		t.Error("none is none")
	}
	leave(none)
	end(none)
}

func TestJaegerBaggage(t *testing.T) {
	install(t, func(c *config) { c.propagators = []propagator{propagateJaeger} })
	s := startRemote(site(2, "server"), nil, headers("Uber-Trace-Id", longTrace+":"+someSpan+":0:1", "Uberctx-User-Name", "a%2Cb", "Uberctx-K", "v w", "Other", "x"))
	enter(s)
	if s.extra == nil || s.extra.baggage != "k=v%20w,user-name=a%2Cb" {
		t.Error(s.extra)
	}
	out := headers("Uberctx-K", "own")
	inject(out)
	if out["Uberctx-User-Name"][0] != "a%2Cb" || out["Uberctx-K"][0] != "own" {
		t.Error(out)
	}
	leave(s)
	end(s)
}

func TestBaggageCostsNothingWhereThereIsNone(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	benched, _ := install(t, nil)
	_ = benched
	local := new(Local)
	gls = func() *Local { return local }
	server, header := site(2, "server"), headers("Traceparent", parentHeader[:53]+"00")
	if n := testing.AllocsPerRun(100, func() { end(startRemote(server, nil, header)) }); n != 0 {
		t.Error(n, "allocations")
	}
}

func FuzzPropagators(f *testing.F) {
	f.Add(parentHeader, "a=1", "k=v;p,x=%20", longTrace+"-"+someSpan+"-1-"+someSpan, longTrace, longTrace+":"+someSpan+":0:1", "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent="+someSpan)
	f.Add("", ",", "=,;=;", "----", "0", "%3a:::", ";;=;Root=1-")
	f.Add("00-", "\x00", "a=b;c=\"d\"", "d", "zz", "1:1:1:1", "Root=;Parent=;Sampled=")
	f.Fuzz(func(t *testing.T, parent, state, baggage, b3, trace, jaeger, xray string) {
		header := headers("Traceparent", parent, "Tracestate", state, "Baggage", baggage, "B3", b3, "X-B3-Traceid", trace, "X-B3-Spanid", someSpan,
			"Uber-Trace-Id", jaeger, "Uberctx-K", baggage, "X-Amzn-Trace-Id", xray)
		c := defaultConfig()
		for p := range propagatorNames {
			c.propagators = []propagator{propagator(p)}
			s := newSpan().(*Span)
			s.engine = &engine{config: c}
			if s.extract(header) != (s.trace != [16]byte{} && s.parent != [8]byte{}) {
				t.Error("a parent has both ids, or it is none")
			}
			if x := s.extra; x != nil && x.baggage != "" {
				if len(x.baggage) > baggageBytes || joinBaggage([]string{x.baggage}) != x.baggage {
					t.Errorf("%q is not what may be sent", x.baggage)
				}
			}
		}
	})
}
