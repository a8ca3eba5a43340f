package otelts

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func metric(kind int64, name string) *Metric {
	return &Metric{Kind: kind, Name: name, Unit: "{x}", Description: "Says what.", Scope: "otel-ts/test"}
}

// installMetrics is install with a sink of its own for metrics.
func installMetrics(tb testing.TB, change func(*config)) (*engine, *sink) {
	e, _ := install(tb, change)
	out := &sink{}
	if e.metrics != nil {
		e.metrics.reader.send = out.send
	}
	return e, out
}

// report flushes and gives what came, by name.
func (k *sink) report(tb testing.TB, e *engine) map[string]decodedMetric {
	tb.Helper()
	k.lock.Lock()
	k.bodies = nil
	k.lock.Unlock()
	if !flushAll(10*time.Second, nil, e.metrics.reader.flushes, nil) {
		tb.Fatal("flush did not end")
	}
	k.lock.Lock()
	defer k.lock.Unlock()
	all := map[string]decodedMetric{}
	for _, b := range k.bodies {
		for _, m := range decodeMetrics(tb, b) {
			if _, twice := all[m.name+"|"+m.unit]; twice {
				tb.Errorf("%s is there twice", m.name)
			}
			all[m.name] = m
			all[m.name+"|"+m.unit] = m
		}
	}
	return all
}

func add(site *Metric, v int64, pairs ...string) {
	s := measure(site)
	for i := 0; i < len(pairs); i += 2 {
		setString(s, kf(pairs[i]), pairs[i+1])
	}
	valueInt(s, v)
	record(s)
}

func values(m decodedMetric) map[string]any {
	got := map[string]any{}
	for _, p := range m.points {
		got[p.text()] = p.value
	}
	return got
}

func TestStreams(t *testing.T) {
	e, out := installMetrics(t, func(c *config) { c.valueLength, c.attributeCount = 2, 1 })
	one, same, other := metric(kindCounter, "orders"), metric(kindCounter, "orders"), metric(kindCounter, "orders")
	other.Unit = "By"
	elsewhere := metric(kindCounter, "elsewhere")
	elsewhere.Scope = "other"
	add(one, 1, "a", "long", "b", "x")
	add(same, 2, "b", "x", "a", "long") // another order, one series
	add(other, 5)
	add(elsewhere, 1)
	add(one, 7, "a", "bad\xff", "empty", "")
	constant := metric(kindCounter, "orders")
	constant.Attributes = string(appendStringAttribute(nil, tagAttribute, kf("b"), "x"))
	add(constant, 10, "a", "long")
	got := out.report(t, e)
	orders := got["orders|{x}"]
	if want := map[string]any{"a=long b=x": int64(13), "a=bad\ufffd": int64(7)}; !reflect.DeepEqual(values(orders), want) {
		t.Errorf("%v, want %v", values(orders), want)
	}
	if orders.kind != "sum" || !orders.monotonic || orders.temporality != 2 || orders.description != "Says what." || orders.scope != "otel-ts/test" {
		t.Errorf("%+v", orders)
	}
	if v := values(got["orders|By"]); !reflect.DeepEqual(v, map[string]any{"": int64(5)}) {
		t.Error(v)
	}
	if got["elsewhere"].scope != "other" {
		t.Error(got["elsewhere"])
	}
	p := orders.points[0]
	if p.start == 0 || p.start >= p.time || p.start != uint64(e.metrics.started.UnixNano()) {
		t.Error(p.start, p.time)
	}
}

func TestInstruments(t *testing.T) {
	e, out := installMetrics(t, nil)
	size := metric(kindHistogram, "size")
	size.Buckets = []float64{0, 10, 100}
	for _, v := range []float64{0, 10, 10.5, 100, 1e6} {
		s := measure(size)
		valueFloat(s, v)
		record(s)
	}
	for _, v := range []float64{-1, math.NaN(), math.Inf(1)} {
		s := measure(size)
		valueFloat(s, v)
		record(s)
	}
	add(metric(kindCounter, "counter"), -1)
	add(metric(kindCounter, "counter"), 4)
	add(metric(kindUpDownCounter, "level"), -3)
	for _, v := range []int64{9, 2} {
		add(metric(kindGauge, "temperature"), v)
	}
	mixed := metric(kindCounter, "mixed")
	add(mixed, 2)
	s := measure(mixed)
	valueFloat(s, 0.5)
	record(s)
	record(measure(metric(kindCounter, "nothing"))) // no value, no measurement

	got := out.report(t, e)
	h := got["size"].points[0]
	if !reflect.DeepEqual(h.counts, []uint64{1, 1, 2, 1}) || !reflect.DeepEqual(h.bounds, size.Buckets) || h.count != 5 || h.value != 1000120.5 || h.least != 0 || h.most != 1e6 {
		t.Errorf("%+v", h)
	}
	for name, want := range map[string]any{"counter": int64(4), "level": int64(-3), "temperature": int64(2), "mixed": 2.5} {
		if v := got[name].points[0].value; v != want {
			t.Errorf("%s: %v, want %v", name, v, want)
		}
	}
	if got["level"].monotonic || got["temperature"].kind != "gauge" || got["nothing"].name != "" {
		t.Errorf("%+v", got)
	}
}

type celsius float32

func TestValuesOfAnyType(t *testing.T) {
	e, out := installMetrics(t, nil)
	n := uint8(3)
	for unit, values := range map[string][]any{
		"s":  {1500 * time.Millisecond},
		"ms": {1500 * time.Millisecond},
		"By": {1500 * time.Millisecond, celsius(2), &n, uint64(math.MaxUint64), "no number", nil, (*int)(nil), true},
	} {
		for i, v := range values {
			site := metric(kindUpDownCounter, fmt.Sprint("v", i))
			site.Unit = unit
			s := measure(site)
			valueAny(s, v)
			record(s)
		}
	}
	got := out.report(t, e)
	for which, want := range map[string]any{
		"v0|s": 1.5, "v0|ms": 1500.0, "v0|By": int64(1500e6), "v1|By": 2.0, "v2|By": int64(3), "v3|By": float64(math.MaxUint64),
	} {
		if m := got[which]; len(m.points) != 1 || m.points[0].value != want {
			t.Errorf("%s: %+v, want %v", which, m.points, want)
		}
	}
	for i := 4; i < 8; i++ {
		if m, there := got[fmt.Sprintf("v%d|By", i)]; there {
			t.Errorf("%+v", m)
		}
	}
}

// Measuring goes on while reports are made: over all of them nothing is lost
// and nothing counted twice.
func TestHammer(t *testing.T) {
	for _, delta := range []bool{false, true} {
		e, out := installMetrics(t, func(c *config) { c.metrics.delta = delta })
		const workers, rounds, sets = 8, 4000, 5
		counter, size := metric(kindCounter, "n"), metric(kindHistogram, "size")
		size.Buckets = []float64{10, 100}
		var total, count, sum, buckets uint64
		var latest map[string]decodedMetric
		collect := func() {
			latest = out.report(t, e)
			for _, p := range latest["n"].points {
				total += uint64(p.value.(int64))
			}
			for _, p := range latest["size"].points {
				count += p.count
				sum += uint64(p.value.(float64))
				in := uint64(0)
				for _, n := range p.counts {
					in += n
				}
				if in != p.count { // a point agrees with itself, too
					t.Errorf("%d in buckets, %d in all", in, p.count)
				}
				buckets += in
			}
		}
		var working sync.WaitGroup
		over := make(chan struct{})
		for w := range workers {
			spawn(&working, func() {
				for i := range rounds {
					set := string(rune('a' + (w+i)%sets))
					add(counter, 3, "set", fmt.Sprint((w+i/20)%300), "other", "x") // idle for a while, forgotten, there again
					s := measure(size)
					setString(s, kf("set"), set)
					valueFloat(s, float64(i%200))
					record(s)
				}
			})
		}
		go func() { working.Wait(); close(over) }()
		reports := 0
		for running := true; running; reports++ {
			select {
			case <-over:
				running = false
			default:
			}
			if !delta {
				total, count, sum, buckets = 0, 0, 0, 0
			}
			collect()
		}
		if !delta {
			total, count, sum, buckets = 0, 0, 0, 0
			add(counter, 0) // a flush without news sends nothing
		}
		collect()
		wantSum := uint64(0)
		for i := range rounds {
			wantSum += uint64(i % 200)
		}
		if total != 3*workers*rounds || count != workers*rounds || buckets != count || sum != workers*wantSum {
			t.Errorf("delta %v, %d reports: %d counted, %d measured, sum %d, want %d %d %d", delta, reports, total, count, sum, 3*workers*rounds, workers*rounds, workers*wantSum)
		}
	}
}

func TestCardinalityLimit(t *testing.T) {
	e, out := installMetrics(t, func(c *config) { c.metrics.delta = true })
	site := metric(kindCounter, "n")
	measureAll := func(from int) {
		for i := range seriesLimit + 100 {
			add(site, 1, "i", fmt.Sprint(from+i), "j", "x")
		}
		add(site, 1, "j", "x", "i", fmt.Sprint(from)) // known, in another order
	}
	for _, from := range []int{0, 0, 10000} { // then other sets: the old ones have made room
		measureAll(from)
		m := out.report(t, e)["n"]
		got := values(m)
		if len(got) != seriesLimit || got["otel.metric.overflow=true"] != int64(101) || got[fmt.Sprintf("i=%d j=x", from)] != int64(2) {
			t.Errorf("from %d: %d series, %v beyond, %v", from, len(got), got["otel.metric.overflow=true"], got[fmt.Sprintf("i=%d j=x", from)])
		}
		out.report(t, e) // an interval without a measurement forgets them
	}
	if in := e.metrics.instruments[0]; len(in.series) != 0 || in.table.Load().used != 0 {
		t.Error(len(in.series), in.table.Load().used)
	}
}

func TestCardinalityLimitIsKept(t *testing.T) {
	e, out := installMetrics(t, nil)
	site := metric(kindUpDownCounter, "n")
	for round := range 2 {
		for i := range 3 * seriesLimit {
			add(site, 1, "i", fmt.Sprint(i))
		}
		got := values(out.report(t, e)["n"])
		if len(got) != seriesLimit || got["otel.metric.overflow=true"] != int64((round+1)*(2*seriesLimit+1)) {
			t.Error(len(got), got["otel.metric.overflow=true"])
		}
	}
}

func TestDelta(t *testing.T) {
	e, out := installMetrics(t, func(c *config) { c.metrics.delta = true })
	counter, level, size := metric(kindCounter, "n"), metric(kindUpDownCounter, "level"), metric(kindHistogram, "size")
	all := func() { add(counter, 2); add(level, 2); add(size, 2) }
	all()
	first := out.report(t, e)
	all()
	second := out.report(t, e)
	for name, want := range map[string][2]any{"n": {int64(2), 1}, "level": {int64(4), 2}, "size": {2.0, 1}} {
		m := second[name]
		if m.temporality != want[1] || m.points[0].value != want[0] {
			t.Errorf("%s: %+v", name, m)
		}
	}
	if second["n"].points[0].start != first["n"].points[0].time || second["level"].points[0].start != first["level"].points[0].start {
		t.Error("intervals must touch, and cumulative ones begin where they began")
	}
}

func TestUndeliveredDeltaIsKept(t *testing.T) {
	e, out := installMetrics(t, func(c *config) { c.metrics.delta = true })
	add(metric(kindCounter, "n"), 1)
	failing := errors.New("no")
	out.answer = func(n int) (result, time.Duration, error) {
		return []result{postponed, delivered, refused, delivered}[n-1], 0, failing
	}
	if got := out.report(t, e); len(got) != 0 {
		t.Error(got)
	}
	start := uint64(e.metrics.started.UnixNano())
	add(metric(kindCounter, "n"), 4)
	if p := out.report(t, e)["n"].points; len(p) != 1 || p[0].value != int64(5) || p[0].start != start {
		t.Errorf("%+v", p)
	}
	add(metric(kindCounter, "n"), 8)
	out.report(t, e) // refused for ever
	add(metric(kindCounter, "n"), 16)
	if p := out.report(t, e)["n"].points; len(p) != 1 || p[0].value != int64(16) {
		t.Errorf("%+v", p)
	}
	if n := e.metrics.reader.failed.Load(); n != 2 {
		t.Error(n, "failures")
	}
}

func TestExemplars(t *testing.T) {
	for _, c := range []struct {
		filter          exemplarFilter
		sampled, traced bool
		want            bool
	}{
		{exemplarsOfSampled, true, true, true},
		{exemplarsOfSampled, false, true, false},
		{exemplarsOfSampled, false, false, false},
		{exemplarsOfAll, false, false, true},
		{exemplarsOfNone, true, true, false},
	} {
		e, out := installMetrics(t, func(o *config) {
			o.metrics.filter = c.filter
			if !c.sampled {
				o.sampler = sampler{true, sampleNone}
			}
		})
		size := metric(kindHistogram, "size")
		size.Buckets = []float64{10}
		var span *Span
		trace, id := "", ""
		if c.traced {
			span = start(site(2, "s"), nil)
			enter(span)
			if c.sampled {
				trace, id = fmt.Sprintf("%x", span.trace), fmt.Sprintf("%x", span.id)
			}
		}
		add(size, 3)
		add(size, 30)
		leave(span)
		end(span)
		add(metric(kindCounter, "n"), 1)
		got := out.report(t, e)
		x := got["size"].points[0].exemplars
		if !c.want {
			if len(x) != 0 {
				t.Errorf("%+v: %+v", c, x)
			}
			continue
		}
		if len(x) != 2 || x[0].value != int64(3) || x[1].value != int64(30) || x[0].trace != trace || x[1].id != id || x[0].time == 0 {
			t.Errorf("%+v: %+v, want %s %s", c, x, trace, id)
		}
		if n := len(got["n"].points[0].exemplars); n == 1 != (c.filter == exemplarsOfAll) {
			t.Errorf("%+v: %d outside of the span", c, n)
		}
		add(size, 4)
		if x := out.report(t, e)["size"].points[0].exemplars; len(x) != map[bool]int{true: 1}[c.filter == exemplarsOfAll] {
			t.Errorf("an exemplar belongs to one report: %+v", x)
		}
	}
}

// Each measurement of a bucket has the same chance.
func TestExemplarsAreUniform(t *testing.T) {
	in := &instrument{stream: stream{kind: kindCounter}, metrics: &metrics{config: &config{metrics: metricsConfig{filter: exemplarsOfAll}}}}
	var chosen [10]int
	const rounds = 20000
	for range rounds {
		var a aggregate
		for i := range chosen {
			a.add(in, &measurement{ints: int64(i), measured: true}, nil)
		}
		chosen[a.exemplars[0].ints]++
	}
	for i, n := range chosen {
		if n < rounds/10*8/10 || n > rounds/10*12/10 {
			t.Errorf("the %dth was chosen %d times of %d: %v", i, n, rounds, chosen)
		}
	}
}

func TestReturnAndPanic(t *testing.T) {
	e, out := installMetrics(t, nil)
	site := durationSite()
	call := func(fails error, panicking bool) {
		defer func() { _ = recover() }()
		s := measure(site)
		var id uintptr
		panics = func() (uintptr, interface{}, bool) { return id, errors.ErrUnsupported, false }
		defer func() {
			returned(s)
			failType(s, map[bool]string{true: "500"}[panicking])
			fail(s, fails)
			valueFloat(s, s.Seconds)
			record(s)
		}()
		if panicking {
			id = 1
			panic(errors.ErrUnsupported)
		}
	}
	call(nil, false)
	call(fmt.Errorf("wrapped: %w", context.Canceled), false)
	call(nil, true)
	got := out.report(t, e)["http.server.request.duration"]
	if len(got.points) != 2 {
		t.Fatalf("%+v", got)
	}
	counts := map[string]uint64{}
	for _, p := range got.points {
		counts[p.text()] = p.count
		if sum := p.value.(float64); sum <= 0 || sum > 60 {
			t.Error(sum)
		}
	}
	if want := map[string]uint64{"": 1, "error.type=*errors.errorString": 2}; !reflect.DeepEqual(counts, want) {
		t.Error(counts, want)
	}
}

func TestRunning(t *testing.T) {
	e, out := installMetrics(t, nil)
	site := metric(kindUpDownCounter, "active")
	open := func(method string) *Span {
		s := measure(site)
		setString(s, kMethod, method)
		valueInt(s, 1)
		hold(s)
		return s
	}
	a, b, c := open("GET"), open("GET"), open("PUT")
	none := measure(site)
	hold(none) // no value
	if got := values(out.report(t, e)["active"]); !reflect.DeepEqual(got, map[string]any{"http.request.method=GET": int64(2), "http.request.method=PUT": int64(1)}) {
		t.Error(got)
	}
	for _, s := range []*Span{a, b, c, none} {
		record(s)
	}
	if got := values(out.report(t, e)["active"]); !reflect.DeepEqual(got, map[string]any{"http.request.method=GET": int64(0), "http.request.method=PUT": int64(0)}) {
		t.Error(got)
	}
}

// A route that a router names late reaches the metric, recorded or not.
func TestRouteOfAnySpan(t *testing.T) {
	for _, change := range []func(*config){nil, func(c *config) { c.sampler = sampler{true, sampleNone} }, func(c *config) { c.export = false }} {
		install(t, change)
		if route() != "" {
			t.Error(route())
		}
		s := start(site(2, "GET"), nil)
		enter(s)
		p := patch(&Site{Name: "mux", Attributes: string(appendStringAttribute(nil, tagAttribute, kf("a"), "b"))}, 2, nil)
		setString(p, kf("x"), "y")
		setRoute(p, "/items/{id}")
		apply(p)
		if route() != "/items/{id}" {
			t.Error(route())
		}
		var wg sync.WaitGroup
		spawn(&wg, func() {
			child := start(site(3, "GET"), nil)
			enter(child)
			if route() != "/items/{id}" {
				t.Error(route())
			}
			leave(child)
			end(child)
		})
		wg.Wait()
		stale := *gls()
		leave(s)
		end(s)
		*gls() = stale
		if route() != "" {
			t.Error("of a span that has ended:", route())
		}
	}
}

func TestMetricsSwitchedOff(t *testing.T) {
	for _, change := range []func(*config){
		func(c *config) { c.disabled = true },
		func(c *config) { c.metrics.export = false },
		func(c *config) { c.notEnabled = map[string]bool{"net-http": true} },
	} {
		install(t, change)
		site := durationSite()
		site.Instrumentation = "net-http"
		if measure(site) != nil {
			t.Error("measured")
		}
	}
	install(t, nil)
	suppressed(func() {
		if measure(durationSite()) != nil {
			t.Error("our own goroutine measured")
		}
	})
}

func TestBubbleBeginsNoReader(t *testing.T) {
	e := newEngine(defaultConfig())
	before := running.Swap(e)
	defer running.Store(before)
	synctest.Test(t, func(t *testing.T) {
		add(metric(kindCounter, "n"), 1)
		synctest.Wait()
	})
	if e.metrics.begun.Load() {
		t.Error("began in a bubble")
	}
}

func TestReportsInIntervals(t *testing.T) {
	_, out := installMetrics(t, func(c *config) { c.metrics.interval = 10 * time.Millisecond })
	add(metric(kindCounter, "n"), 1)
	eventually(t, func() bool { // cumulative: said again, though nothing was measured
		out.lock.Lock()
		defer out.lock.Unlock()
		return len(out.bodies) >= 3
	})
}

func TestReportIsRetried(t *testing.T) {
	_, out := installMetrics(t, func(c *config) { c.metrics.interval = 10 * time.Millisecond })
	out.answer = func(n int) (result, time.Duration, error) {
		return map[bool]result{true: postponed}[n < 3], time.Millisecond, errors.New("no")
	}
	add(metric(kindCounter, "n"), 1)
	eventually(t, func() bool {
		out.lock.Lock()
		defer out.lock.Unlock()
		return len(out.bodies) > 0
	})
}

// Who found a series just before it was forgotten must not measure into it.
func TestForgottenSeries(t *testing.T) {
	e, out := installMetrics(t, func(c *config) { c.metrics.delta = true })
	site := metric(kindCounter, "n")
	add(site, 1)
	in := e.metrics.instruments[0]
	found := in.seriesFor(nil)
	out.report(t, e)
	add(metric(kindCounter, "other"), 1)
	out.report(t, e) // forgets it
	if found.add(in, &measurement{ints: 1, measured: true}, 0, nil) {
		t.Error("measured into a series that nobody reports any more")
	}
	found.mask.Store(1)
	if found.add(in, &measurement{ints: 1, measured: true}, 1, nil) {
		t.Error("a series that is gone got a new cell")
	}
	add(site, 2)
	if got := values(out.report(t, e)["n"]); !reflect.DeepEqual(got, map[string]any{"": int64(2)}) {
		t.Error(got)
	}
}

func TestMeasuredUntilFinished(t *testing.T) {
	e, out := installMetrics(t, nil)
	site := metric(kindHistogram, "queries")
	site.Timed, site.Buckets = true, []float64{1}
	s := measure(site)
	returned(s)
	if !mayKeep(s) {
		t.Fatal("an open measurement may be kept")
	}
	atReturn := s.Seconds
	failType(s, "54000")
	time.Sleep(time.Millisecond)
	finish(s)
	points := out.report(t, e)["queries"].points
	if len(points) != 1 || points[0].count != 1 || points[0].value.(float64) <= atReturn || points[0].attributes["error.type"] != "54000" {
		t.Errorf("%+v", points)
	}
}

// What is a span's alone would come to light with the next one that is made of
// the same memory.
func TestMeasurementHasNoNames(t *testing.T) {
	install(t, nil)
	s := measure(&Metric{Kind: kindCounter, Name: "requests", Scope: "test"})
	setName(s, "GET")
	setRoute(s, "/orders")
	if s == nil || s.name != "" || s.route != "" {
		t.Error("a measurement has a span's name or route:", s)
	}
	record(s)
}
