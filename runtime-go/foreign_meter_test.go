package otelts

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func installMeters(tb testing.TB) (*engine, *sink) {
	e, out := installMetrics(tb, nil)
	otelKey = apiKey{}
	tb.Cleanup(func() {
		otelKey, otelObserve, otelInstrument, otelMeasure, otelAttributeSet = nil, nil, nil, nil, nil
		meterProvider.Store(nil)
		userNames = sync.Map{}
	})
	return e, out
}

func TestUserInstruments(t *testing.T) {
	e, out := installMeters(t)
	tea := []UserAttribute{{"kind", "tea"}}
	orders := userInstrument("shop", "orders", "{order}", "", kindCounter, nil, false)
	userMeasure(orders, 2, 0, false, tea)
	userMeasure(orders, 1, 0, false, tea)
	userMeasure(orders, -1, 0, false, tea) // a counter does not fall
	size := userInstrument("shop", "size", "", "", kindHistogram, nil, false)
	userMeasure(size, 0, 7.5, true, nil)

	served := userInstrument("shop", "served", "", "", kindCounter, nil, true)
	level := userInstrument("shop", "level", "", "", kindGauge, nil, true)
	seen := int64(40)
	otelObserve = func() {
		userObserved(served, seen, 0, false, tea)
		userObserved(level, 0, float64(seen)/2, true, nil)
		seen += 2
	}
	first, second := out.report(t, e), map[string]decodedMetric(nil)
	userMeasure(orders, 1, 0, false, tea)
	second = out.report(t, e)
	for name, want := range map[string][2]string{
		"orders": {"map[kind=tea:3]", "map[kind=tea:4]"},
		"served": {"map[kind=tea:40]", "map[kind=tea:42]"},
		"level":  {"map[:20]", "map[:21]"},
	} {
		if got := [2]string{fmt.Sprint(values(first[name])), fmt.Sprint(values(second[name]))}; got != want {
			t.Errorf("%s %v", name, got)
		}
	}
	if p := first["size"].points; len(p) != 1 || p[0].count != 1 || len(p[0].bounds) != len(standardBuckets) {
		t.Errorf("%+v", p)
	}
}

// One name, one meaning: the program's.
func TestUserNamesShadowOurs(t *testing.T) {
	e, out := installMeters(t)
	before, after := metric(kindCounter, "before"), metric(kindCounter, "after")
	add(before, 1)
	userNamed("Before")
	userNamed("after")
	add(before, 1)
	add(after, 1)
	add(metric(kindCounter, "other"), 1)
	l := gls()
	l.Flags |= flagSuppressed
	userNamed("other") // made for us
	l.Flags = 0
	add(metric(kindCounter, "other"), 1)
	got := out.report(t, e)
	if fmt.Sprint(values(got["before"])) != "map[:1]" || len(got["after"].points) != 0 || fmt.Sprint(values(got["other"])) != "map[:2]" {
		t.Errorf("%v", got)
	}
}

func TestMeterProvider(t *testing.T) {
	e, out := installMeters(t)
	counter, running := metric(kindCounter, "c"), metric(kindUpDownCounter, "r")
	add(counter, 5)
	var made []string
	var got []string
	otelInstrument = func(o *MeterInstrument) interface{} {
		made = append(made, fmt.Sprint(o.Name, o.Kind, o.Float))
		return o.Name
	}
	otelAttributeSet = func(a []UserAttribute) interface{} { return fmt.Sprint(a) }
	otelMeasure = func(instrument, set interface{}, ints int64, floats float64) {
		got = append(got, fmt.Sprint(instrument, set, ints))
	}
	userMeterProvider("provider")
	add(counter, 1, "k", "v")
	add(counter, 2, "k", "v")
	held := measure(running)
	valueInt(held, 1)
	hold(held)
	record(held)
	if want := []string{"c1 false", "r2 false"}; !reflect.DeepEqual(made, want) {
		t.Errorf("made %v", made)
	}
	if want := []string{"c[{k v}]1", "c[{k v}]2", "r[]1", "r[]-1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("measured %v", got)
	}
	if last := out.report(t, e); fmt.Sprint(values(last["c"])) != "map[:5]" {
		t.Errorf("what was measured before: %v", last)
	}
	sent := len(out.bodies)
	add(counter, 1)
	flushAll(1e10, nil, e.metrics.reader.flushes, nil)
	if len(out.bodies) != sent {
		t.Error("reported once more")
	}
}

// What is observed is observed by the program's provider, once it is there.
func TestObservedByProvider(t *testing.T) {
	type made struct {
		MeterInstrument
		read func(func(set interface{}, ints int64, floats float64))
	}
	instruments := make(chan made, 100)
	e, _ := installMeters(t)
	e.config.notEnabled = nil
	e.metrics.again = e.newObservers
	t.Cleanup(func() { otelObservable = nil })
	otelObservable = func(o *MeterInstrument, read func(func(set interface{}, ints int64, floats float64))) {
		instruments <- made{*o, read}
	}
	otelAttributeSet = func(a []UserAttribute) interface{} { return fmt.Sprint(a) }
	used, library := int64(3), "pool of "+t.Name()
	connectionPool(t, library, func() (string, int64, int64, int64, int64, int64) { return "p", used, 1, 0, 2, 0 })
	defer connectionPool(t, library, nil)
	userNamed("go.goroutine.count")
	userMeterProvider("provider")
	byName := map[string]made{}
	wait := func(name string) made {
		for byName[name].read == nil {
			select {
			case m := <-instruments:
				if m.Provider != "provider" {
					t.Error(m.MeterInstrument)
				}
				byName[m.Name] = m
			case <-time.After(10 * time.Second):
				t.Fatal("no instrument", name)
			}
		}
		return byName[name]
	}
	values := func(name string) string {
		list := []string{}
		wait(name).read(func(set interface{}, ints int64, floats float64) { list = append(list, fmt.Sprint(set, ints, floats)) })
		slices.Sort(list)
		return fmt.Sprint(list)
	}
	count := "db.client.connection.count"
	if got := values(count); !strings.Contains(got, "{db.client.connection.state used} {db.client.connection.pool.name p}]3 3") || !strings.Contains(got, "idle} {db.client.connection.pool.name p}]1 1") {
		t.Error(got)
	}
	used = 5
	time.Sleep(2 * lookKept)
	if got := values(count); !strings.Contains(got, "used} {db.client.connection.pool.name p}]5 5") {
		t.Error(got)
	}
	if m := wait("go.cpu.time"); m.Kind != kindCounter || !m.Float || m.Unit != "s" || m.Scope != "otel-ts/runtime/metrics" {
		t.Errorf("%+v", m)
	}
	if got := values("go.processor.limit"); !strings.HasPrefix(got, "[[]") {
		t.Error(got)
	}

	// What appears later is made then.
	connectionPool(&used, "late", func() (string, int64, int64, int64, int64, int64) { return "q", 1, 1, 9, 2, 0 })
	defer connectionPool(&used, "late", nil)
	time.Sleep(2 * lookKept)
	values(count)
	deadline := time.Now().Add(10 * time.Second)
	for late := false; !late; {
		if time.Now().After(deadline) {
			t.Fatal("no late instrument")
		}
		select {
		case m := <-instruments:
			late = m.Scope == "otel-ts/late" && m.Name == "db.client.connection.limit"
			byName[m.Name] = m
		case <-time.After(time.Second):
		}
	}
	for name := range byName {
		if name == "go.goroutine.count" || strings.HasSuffix(name, ".duration") {
			t.Error(name, "is made: the program has one of that name, or it is a histogram")
		}
	}
	otelObservable = nil
	userMeterProvider("another")
	if got := values(count); got != "[]" {
		t.Error("the old provider still gets", got)
	}
}
