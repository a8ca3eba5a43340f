package otelts

import (
	"strings"
	"testing"
)

const parentHeader = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

func TestTraceparent(t *testing.T) {
	valid := []string{
		parentHeader, strings.Replace(parentHeader, "-01", "-03", 1), strings.Replace(parentHeader, "-01", "-ff", 1),
		"cc" + parentHeader[2:], "cc" + parentHeader[2:] + "-more",
	}
	invalid := []string{
		"", "00", parentHeader[:54], parentHeader + "-", parentHeader + "-more", "ff" + parentHeader[2:], strings.ToUpper(parentHeader),
		"00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
		strings.ReplaceAll(parentHeader, "-", "_"), "0g" + parentHeader[2:], parentHeader[:54] + "x", "cc" + parentHeader[2:] + "x",
	}
	var p traceparent
	for _, v := range valid {
		if !p.parse(v) {
			t.Error("valid:", v)
		}
	}
	for _, v := range invalid {
		if p.parse(v) {
			t.Error("invalid:", v)
		}
	}
	p.parse(parentHeader)
	if got := string(p.appendTo(nil)); got != parentHeader {
		t.Error(got)
	}
}

func TestRemoteParent(t *testing.T) {
	e, out := install(t, nil)
	header := map[string][]string{"Traceparent": {parentHeader}, "Tracestate": {"a=1", "b=2"}}
	s := startRemote(site(2, "server"), nil, header)
	enter(s)
	if !injecting() {
		t.Error("injecting")
	}
	own := map[string][]string{"Traceparent": {strings.Replace(parentHeader, "00f067", "00f068", 1)}, "Tracestate": {"old=1"}}
	inject(own)
	if own["Traceparent"][0][3:35] != parentHeader[3:35] || strings.Contains(own["Traceparent"][0], "00f068") || own["Tracestate"][0] != "a=1,b=2" {
		t.Error("replaced:", own)
	}
	foreign := map[string][]string{"Traceparent": {strings.Replace(parentHeader, "4bf9", "4bf8", 1)}}
	inject(foreign)
	if foreign["Traceparent"][0][3:7] != "4bf8" || len(foreign) != 1 {
		t.Error("another trace is left alone:", foreign)
	}
	child := start(site(3, "child"), nil)
	end(child)
	leave(s)
	end(s)
	if injecting() {
		t.Error("nothing is current")
	}
	end(startRemote(site(2, "invalid"), nil, map[string][]string{"Traceparent": {"x"}, "Tracestate": {"a=1"}}))
	end(startRemote(site(2, "two"), nil, map[string][]string{"Traceparent": {parentHeader, parentHeader}}))
	unsampled := startRemote(site(2, "unsampled"), nil, map[string][]string{"Traceparent": {parentHeader[:53] + "00"}})
	if unsampled.Recording {
		t.Error("parent-based: an unsampled parent decides")
	}
	end(unsampled)
	got := out.byName(t, e)
	if s := got["server"]; s.trace != parentHeader[3:35] || s.parent != parentHeader[36:52] || s.state != "a=1,b=2" || s.flags != 0x301 {
		t.Errorf("%+v", s)
	}
	if s := got["child"]; s.parent != got["server"].id || s.state != "a=1,b=2" || s.flags != 0x101 {
		t.Errorf("%+v", s)
	}
	if s := got["invalid"]; s.parent != "" || s.state != "" {
		t.Errorf("%+v", s)
	}
	if got["two"].parent != "" {
		t.Error("two traceparents are none")
	}
}

func TestSamplers(t *testing.T) {
	for _, c := range []struct {
		name, arg     string
		root, yes, no bool // no parent, sampled parent, unsampled parent
	}{
		{"", "", true, true, false},
		{"always_on", "", true, true, true},
		{"always_off", "", false, false, false},
		{"traceidratio", "0", false, false, false},
		{"traceidratio", "1", true, true, true},
		{"traceidratio", "nonsense", true, true, true},
		{"parentbased_always_on", "", true, true, false},
		{"parentbased_always_off", "", false, true, false},
		{"parentbased_traceidratio", "0", false, true, false},
		{"nonsense", "", true, true, false},
		{"parentbased_", "", true, true, false},
	} {
		t.Setenv("OTEL_TRACES_SAMPLER", c.name)
		t.Setenv("OTEL_TRACES_SAMPLER_ARG", c.arg)
		rule := readConfig().sampler
		install(t, func(to *config) { to.sampler = rule })
		for i, want := range []bool{c.root, c.yes, c.no} {
			header := []map[string][]string{nil, {"Traceparent": {parentHeader}}, {"Traceparent": {parentHeader[:53] + "00"}}}[i]
			s := startRemote(site(2, "x"), nil, header)
			if s.Recording != want {
				t.Errorf("%s %s %d: %v", c.name, c.arg, i, s.Recording)
			}
			end(s)
		}
	}
	install(t, func(c *config) { c.sampler.bound = ratioBound(0.25) })
	n := 0
	for range 4000 {
		s := start(site(1, "x"), nil)
		if s.Recording {
			n++
		}
		end(s)
	}
	if n < 850 || n > 1150 {
		t.Error("a quarter of 4000 is", n)
	}
}

func TestExtract(t *testing.T) {
	e, out := install(t, nil)
	if extract(map[string][]string{"Traceparent": {"no"}}) != nil || extract(nil) != nil {
		t.Error("nothing to extract")
	}
	outer := start(site(1, "outer"), nil)
	enter(outer)
	s := extract(map[string][]string{"Traceparent": {parentHeader}, "Tracestate": {"a=1"}})
	enter(s)
	own := map[string][]string{}
	inject(own)
	if own["Traceparent"][0] != parentHeader || own["Tracestate"][0] != "a=1" {
		t.Error("passed on as it came:", own)
	}
	child := start(site(1, "child"), nil)
	enter(child)
	grandchild := start(site(1, "grandchild"), nil)
	end(grandchild)
	leave(child)
	end(child)
	leave(s)
	end(s)
	after := start(site(1, "after"), nil)
	end(after)
	leave(outer)
	end(outer)
	spans := out.byName(t, e)
	if len(spans) != 4 {
		t.Fatal("the extracted context is no span:", len(spans))
	}
	if c := spans["child"]; c.trace != parentHeader[3:35] || c.parent != parentHeader[36:52] || c.flags&flagIsRemote == 0 {
		t.Error(c)
	}
	if g := spans["grandchild"]; g.parent != spans["child"].id || g.flags&flagIsRemote != 0 {
		t.Error(g)
	}
	if a := spans["after"]; a.parent != spans["outer"].id {
		t.Error("restored:", a)
	}
}

// Baggage without a parent: nobody's child, and everybody's to pass on.
func TestExtractBaggageAlone(t *testing.T) {
	e, out := install(t, func(c *config) {
		c.propagators = append(c.propagators, propagateJaeger)
	})
	s := extract(map[string][]string{"Baggage": {"tenant=acme"}})
	if s == nil {
		t.Fatal("lost")
	}
	enter(s)
	first := map[string][]string{}
	inject(first)
	if len(first) != 2 || first["Baggage"][0] != "tenant=acme" || first["Uberctx-Tenant"][0] != "acme" {
		t.Error("without a span", first)
	}
	if logContext(site(1, "log"), nil) != nil || busy(nil) {
		t.Error("it is no span")
	}
	root := start(site(1, "root"), nil)
	enter(root)
	child := start(site(1, "child"), nil)
	enter(child)
	second := map[string][]string{}
	inject(second)
	if second["Baggage"][0] != "tenant=acme" || second["Traceparent"] == nil {
		t.Error("below a span", second)
	}
	if extract(map[string][]string{"Baggage": {"tenant=other"}}) != nil {
		t.Error("a span that is there stays current")
	}
	leave(child)
	end(child)
	leave(root)
	end(root)
	job := startWork(site(5, "job"), nil, nil)
	if job == nil || job.baggage() != "tenant=acme" {
		t.Error("work")
	}
	end(job)
	own := startRemote(site(2, "own"), nil, map[string][]string{"Baggage": {"tenant=own"}})
	if own.baggage() != "tenant=own" {
		t.Error("what the request brings comes first:", own.baggage())
	}
	end(own)
	leftBehind := *gls()
	leave(s)
	end(s)
	if *gls() != (Local{}) {
		t.Error("not restored")
	}
	*gls() = leftBehind // a goroutine that was begun meanwhile
	late := start(site(1, "late"), nil)
	if late.baggage() != "" {
		t.Error("kept beyond its end")
	}
	end(late)
	spans := out.byName(t, e)
	if r := spans["root"]; r.parent != "" || len(r.links) != 0 || r.flags&flagIsRemote != 0 || spans["child"].parent != r.id || len(spans["late"].links) != 0 || spans["late"].parent != "" {
		t.Error(r, spans["late"])
	}
}

func TestIgnore(t *testing.T) {
	e, out := install(t, nil)
	outer := start(site(1, "outer"), nil)
	enter(outer)
	previous := suppress()
	inner := suppress()
	if start(site(1, "quiet"), nil) != nil {
		t.Error("recorded")
	}
	resume(inner)
	if start(site(1, "quiet"), nil) != nil {
		t.Error("the outer one still holds")
	}
	local := *currentLocal()
	detach()
	if currentLocal().Flags != 0 {
		t.Error("a detached goroutine is not ignored")
	}
	*currentLocal() = local
	resume(previous)
	end(start(site(1, "heard"), nil))
	leave(outer)
	end(outer)
	spans := out.byName(t, e)
	if len(spans) != 2 || spans["heard"].parent != spans["outer"].id {
		t.Error(spans)
	}
	suppressGoroutine()
	resume(suppress())
	if start(site(1, "ours"), nil) != nil {
		t.Error("what is ours stays so")
	}
	*currentLocal() = Local{}
}

func TestLoneTraceparent(t *testing.T) {
	e, out := install(t, nil)
	if got := lone(); got != "" {
		t.Error("no span:", got)
	}
	for name, one := range map[string]struct {
		propagators []propagator
		header      map[string][]string
		want        bool
	}{
		"alone":         {[]propagator{propagateTraceContext, propagateBaggage}, nil, true},
		"with state":    {[]propagator{propagateTraceContext}, map[string][]string{"Traceparent": {parentHeader}, "Tracestate": {"a=1"}}, false},
		"with baggage":  {[]propagator{propagateTraceContext, propagateBaggage}, map[string][]string{"Baggage": {"a=1"}}, false},
		"other formats": {[]propagator{propagateTraceContext, propagateB3}, nil, false},
		"not wanted":    {[]propagator{propagateBaggage}, nil, false},
	} {
		e.config.propagators = one.propagators
		s := startRemote(site(2, name), nil, one.header)
		enter(s)
		header := map[string][]string{}
		inject(header)
		got := lone()
		if one.want != (got != "") || one.want && (len(header) != 1 || header[headerTraceparent][0] != got) {
			t.Errorf("%s: %q, header %v", name, got, header)
		}
		leave(s)
		end(s)
	}
	out.byName(t, e)
}
