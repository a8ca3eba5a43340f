package otelts

import (
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestSamplingRuleGrammar(t *testing.T) {
	for in, want := range map[string]samplingRule{
		"/healthz=0":       {path: "/healthz"},
		"/checkout=1":      {path: "/checkout", bound: sampleAll},
		"get /api/* = 0.5": {method: "GET", path: "/api/*", bound: 1 << 62},
		"*=drop":           {path: "*", drop: true},
		"POST  /a=b =drop": {method: "POST", path: "/a=b", drop: true},
		"/q?x=1":           {path: "/q?x", bound: sampleAll},
		"healthz=0":        {}, "=1": {}, "/x": {}, "/x=": {}, "/x=2": {}, "/x=-1": {}, "/x=NaN": {}, "/x=some": {}, "GET =1": {},
	} {
		if got, ok := parseSamplingRule(in); ok != (want.path != "") || ok && got != want {
			t.Errorf("%s: %+v %v", in, got, ok)
		}
	}
	for pattern, paths := range map[string][2]string{ // yes, no
		"/a":      {"/a", "/a/ /ab /"},
		"/a*":     {"/a /ab /a/b/c", "/ /b"},
		"*":       {"/ /a", ""},
		"/*/x/*":  {"/a/x/ /a/b/x/c", "/a/x /x/"},
		"*.png":   {"/a.png /a.png.png", "/a.pngx"},
		"/a**b":   {"/ab /a/b", "/a"},
		"/*ab*ab": {"/abab /aabxab", "/ab /aba"},
	} {
		for i, list := range paths {
			for path := range strings.FieldsSeq(list) {
				if matchPath(pattern, path) != (i == 0) {
					t.Error(pattern, path)
				}
			}
		}
	}
}

// request does what woven code of a server does.
func request(method, path string, header map[string][]string) *Span {
	s := startRequest(site(2, "server"), nil, header)
	if s.Undecided {
		decide(s, method, path)
	}
	return s
}

func TestSamplingRules(t *testing.T) {
	t.Setenv("OTEL_TS_SAMPLING_RULES", "GET /healthz=drop, /checkout*=1,/quiet=0,bad,GET /api/*=0.5")
	t.Setenv("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
	t.Setenv("OTEL_TRACES_SAMPLER_ARG", "0")
	rules := readConfig()
	sampled, unsampled := headers("Traceparent", parentHeader), headers("Traceparent", parentHeader[:53]+"00")
	for _, c := range []struct {
		method, path  string
		root, yes, no bool
		always        bool // the same with a sampler that is not parent-based
	}{
		{"GET", "/checkout/7", true, true, false, true},
		{"GET", "/quiet", false, true, false, false},
		{"GET", "/healthz", false, false, false, false},
		{"POST", "/healthz", false, true, false, false},
		{"GET", "/other", false, true, false, false},
	} {
		for i, want := range []bool{c.root, c.yes, c.no} {
			header := []map[string][]string{nil, sampled, unsampled}[i]
			e, out := install(t, func(to *config) { to.sampler, to.rules = rules.sampler, rules.rules })
			s := request(c.method, c.path, header)
			enter(s)
			child := start(site(3, "child"), nil)
			if s.Recording != want || child.Recording != want {
				t.Error(c.method, c.path, i, s.Recording, child.Recording)
			}
			end(child)
			leave(s)
			end(s)
			if n := len(out.spans(t, e)); n != 0 && n != 2 || (n == 2) != want {
				t.Error(c.method, c.path, i, n)
			}
			bound := uint64(sampleAll) // the opposite of what the rule says
			if c.always {
				bound = sampleNone
			}
			install(t, func(to *config) { to.rules = rules.rules; to.sampler = sampler{false, bound} })
			s = request(c.method, c.path, header)
			enter(s)
			child = start(site(3, "child"), nil)
			if fits := rules.ruleFor(c.method, c.path) != nil; s.Recording != (c.always == fits) || child.Recording != s.Recording {
				t.Error("not parent-based:", c.method, c.path, i, s.Recording, child.Recording)
			}
			end(child)
			leave(s)
			end(s)
		}
	}
	install(t, func(to *config) { to.rules = rules.rules })
	n := 0
	for range 4000 {
		s := request("GET", "/api/x", nil)
		if s.Recording {
			n++
		}
		end(s)
	}
	if n < 1800 || n > 2200 {
		t.Error("half of 4000 is", n)
	}
}

// A span that was decided late has what one has that was decided at once.
func TestDecidedLate(t *testing.T) {
	e, out := install(t, func(c *config) { c.rules = []samplingRule{{path: "/x", bound: sampleAll}} })
	ended := start(site(1, "ended"), nil)
	enter(ended)
	local := *currentLocal()
	end(ended)
	*currentLocal() = local
	s := startRequest(&Site{Kind: 2, Name: "server", Scope: "s", Attributes: string(appendStringAttribute(nil, tagAttribute, kf("k"), "v"))}, nil, nil)
	if !s.Undecided || s.Recording {
		t.Fatal("nothing is decided yet")
	}
	decide(s, "GET", "/x")
	decide(s, "GET", "/x") // a second time is none
	end(s)
	if got := out.byName(t, e)["server"]; len(got.links) != 1 || got.attributes["k"] != "v" || got.kind != 2 {
		t.Errorf("%+v", got)
	}
	decide(nil, "", "")
}

// Decisions of go.opentelemetry.io/otel/sdk v1.47.0, sdktrace.TraceIDRatioBased,
// about the same trace ids.
func TestRatioAgreesWithTheSDK(t *testing.T) {
	for _, line := range sdkDecisions {
		var id string
		var ratio float64
		var want bool
		if _, err := fmt.Sscan(line, &id, &ratio, &want); err != nil {
			t.Fatal(err)
		}
		s := newSpan().(*Span)
		_, _ = hex.Decode(s.trace[:], []byte(id))
		s.sampleBelow(ratioBound(ratio))
		if (s.flags&flagSampled != 0) != want {
			t.Error(line)
		}
	}
	if len(sdkDecisions) < 50 {
		t.Error(len(sdkDecisions))
	}
}

func TestRemoteSampler(t *testing.T) {
	var answer atomic.Value
	answer.Store(`{"strategyType":"PROBABILISTIC","probabilisticSampling":{"samplingRate":1}}`)
	asked := make(chan string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.String()
		_, _ = w.Write([]byte(answer.Load().(string)))
	}))
	defer server.Close()
	var over atomic.Bool
	parked := make(chan bool)
	defer func() { // it asks no more when the server is gone
		over.Store(true)
		for {
			select {
			case <-asked:
			case <-parked:
				return
			}
		}
	}()
	t.Setenv("OTEL_TRACES_SAMPLER", "parentbased_jaeger_remote")
	t.Setenv("OTEL_TRACES_SAMPLER_ARG", "endpoint="+server.URL+",pollingIntervalMs=1,initialSamplingRate=0")
	t.Setenv("OTEL_SERVICE_NAME", "shop & co")
	c := readConfig()
	c.remote.pause = func(d time.Duration) {
		if over.Load() {
			close(parked)
			select {}
		}
		time.Sleep(d)
	}
	install(t, func(to *config) { to.sampler, to.remote, to.serviceName = c.sampler, c.remote, c.serviceName })
	first := start(site(2, "first"), nil)
	if first.Recording {
		t.Error("until there is an answer the initial rate counts")
	}
	end(first)
	if url := <-asked; url != "/sampling?service=shop+%26+co" {
		t.Error(url)
	}
	until := func(what string, holds func() bool) {
		t.Helper()
		for range 10000 {
			if holds() {
				return
			}
			select {
			case <-asked:
			case <-time.After(10 * time.Second):
				t.Fatal("it does not ask any more")
			}
		}
		t.Fatal(what)
	}
	until("the rate of the answer", func() bool { return c.remote.bound.Load() == sampleAll })
	answer.Store(`{"strategyType":"PROBABILISTIC","operationSampling":{"defaultSamplingProbability":0,"perOperationStrategies":[{"operation":"x","probabilisticSampling":{"samplingRate":1}}]}}`)
	until("another rate", func() bool { return c.remote.bound.Load() == sampleNone })
}

func TestRemoteSamplerStrategies(t *testing.T) {
	r := newRemoteSampler()
	if err := r.follow(`{"strategyType":"RATE_LIMITING","rateLimitingSampling":{"maxTracesPerSecond":2}}`); err != nil || r.bound.Load() != sampleAll {
		t.Error(err)
	}
	for i := range 4 {
		r.last = time.Now().Add(time.Hour) // time stands still
		if r.admit() != (i < 2) {
			t.Error(i, r.balance)
		}
	}
	for _, bad := range []string{"", "{", "null", "{}", `{"probabilisticSampling":{"samplingRate":2}}`, `{"rateLimitingSampling":{"maxTracesPerSecond":-1}}`, `<html>`} {
		if r.follow(bad) == nil {
			t.Error(bad)
		}
	}
	for argument, want := range map[string]bool{"": true, "endpoint=http://j:5778/sampling?x=1,pollingIntervalMs=5,initialSamplingRate=0.5": true,
		"endpoint=j:1": false, "pollingIntervalMs=0": false, "initialSamplingRate=2": false, "other=1": false} {
		if newRemoteSampler().readArgument(argument) != want {
			t.Error(argument)
		}
	}
}
