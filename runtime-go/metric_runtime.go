package otelts

import (
	"math"
	runtimemetrics "runtime/metrics"
	"strings"
)

// runtimeMetricsName switches them off: OTEL_GO_DISABLED_INSTRUMENTATIONS.
const runtimeMetricsName = "runtime/metrics"

// runtimeMetric is one metric of the conventions, as package runtime/metrics
// counts it (https://opentelemetry.io/docs/specs/semconv/runtime/go-metrics/).
type runtimeMetric struct {
	kind                    int64
	name, unit, description string
	from                    []runtimeSample
}

type runtimeSample struct {
	name       string   // of runtime/metrics
	attributes []string // names and values in turn
	minus      []string // other samples to be taken away
}

func runtimeMetrics() []runtimeMetric {
	return []runtimeMetric{
		{kindUpDownCounter, "go.memory.used", "By", "Memory used by the Go runtime.", []runtimeSample{
			{"/memory/classes/heap/stacks:bytes", []string{"go.memory.type", "stack"}, nil},
			{"/memory/classes/total:bytes", []string{"go.memory.type", "other"}, []string{"/memory/classes/heap/released:bytes", "/memory/classes/heap/stacks:bytes"}},
		}},
		{kindUpDownCounter, "go.memory.limit", "By", "Go runtime memory limit configured by the user, if a limit exists.", one("/gc/gomemlimit:bytes")},
		{kindCounter, "go.memory.allocated", "By", "Memory allocated to the heap by the application.", one("/gc/heap/allocs:bytes")},
		{kindCounter, "go.memory.allocations", "{allocation}", "Count of allocations to the heap by the application.", one("/gc/heap/allocs:objects")},
		{kindUpDownCounter, "go.memory.gc.goal", "By", "Heap size target for the end of the GC cycle.", one("/gc/heap/goal:bytes")},
		{kindCounter, "go.memory.gc.cycles", "{gc_cycle}", "Number of completed GC cycles.", one("/gc/cycles/total:gc-cycles")},
		{kindHistogram, "go.memory.gc.pause.duration", "s", "Time that the GC has stopped the program for.", one("/sched/pauses/total/gc:seconds")},
		{kindUpDownCounter, "go.goroutine.count", "{goroutine}", "Count of live goroutines.", one("/sched/goroutines:goroutines")},
		{kindUpDownCounter, "go.processor.limit", "{thread}", "The number of OS threads that can execute user-level Go code simultaneously.", one("/sched/gomaxprocs:threads")},
		{kindUpDownCounter, "go.config.gogc", "%", "Heap size target percentage configured by the user, otherwise 100.", one("/gc/gogc:percent")},
		{kindCounter, "go.cpu.time", "s", "Estimated CPU time spent by the Go runtime.", []runtimeSample{
			cpuTime("user"),
			cpuTime("gc/mark/assist"), cpuTime("gc/mark/dedicated"), cpuTime("gc/mark/idle"), cpuTime("gc/pause"),
			cpuTime("scavenge/assist"), cpuTime("scavenge/background"),
			cpuTime("idle"),
		}},
		{kindHistogram, "go.schedule.duration", "s", "The time goroutines have spent in the scheduler in a runnable state before actually running.", one("/sched/latencies:seconds")},
	}
}

func one(name string) []runtimeSample { return []runtimeSample{{name: name}} }

func cpuTime(class string) runtimeSample {
	state, _, detailed := strings.Cut(class, "/")
	attributes := []string{"go.cpu.state", state}
	if detailed {
		attributes = append(attributes, "go.cpu.detailed_state", class)
	}
	return runtimeSample{name: "/cpu/classes/" + class + ":cpu-seconds", attributes: attributes}
}

// observeRuntime leaves out what this version of Go does not count.
func observeRuntime() observer {
	known := map[string]bool{}
	for _, d := range runtimemetrics.All() {
		known[d.Name] = true
	}
	var samples []runtimemetrics.Sample
	index := map[string]int{}
	want := func(name string) int {
		if _, there := index[name]; !there {
			index[name] = len(samples)
			samples = append(samples, runtimemetrics.Sample{Name: name})
		}
		return index[name]
	}
	type reading struct {
		site       *Metric
		sample     int
		minus      []int
		attributes []byte
		merged     *mergedBuckets
	}
	var readings []reading
	for _, m := range runtimeMetrics() {
		site := &Metric{Kind: m.kind, Name: m.name, Unit: m.unit, Description: m.description, Scope: "otel-ts/" + runtimeMetricsName, Instrumentation: runtimeMetricsName}
		for _, from := range m.from {
			if !known[from.name] {
				continue
			}
			r := reading{site: site, sample: want(from.name), attributes: stringAttributes(from.attributes...)}
			for _, name := range from.minus {
				r.minus = append(r.minus, want(name))
			}
			if m.kind == kindHistogram {
				r.merged = mergeBuckets(from.name)
				site.Buckets = r.merged.bounds
			}
			readings = append(readings, r)
		}
	}
	return func(m *metrics) {
		runtimemetrics.Read(samples)
		for _, r := range readings {
			switch v := samples[r.sample].Value; v.Kind() {
			case runtimemetrics.KindUint64:
				n := v.Uint64()
				for _, i := range r.minus {
					n -= min(n, samples[i].Value.Uint64())
				}
				if n < math.MaxInt64 { // no limit
					m.observeInt(r.site, r.attributes, int64(n))
				}
			case runtimemetrics.KindFloat64:
				m.observeFloat(r.site, r.attributes, v.Float64())
			case runtimemetrics.KindFloat64Histogram:
				r.merged.fill(m.observe(r.site, r.attributes), v.Float64Histogram())
			}
		}
	}
}

// mergedBuckets makes few buckets of the runtime's many, from a microsecond to
// two minutes: each bound is at least twice the one before.
type mergedBuckets struct {
	bounds []float64
	place  []int     // of each of the runtime's
	middle []float64 // of each of the runtime's
}

func mergeBuckets(name string) *mergedBuckets {
	sample := []runtimemetrics.Sample{{Name: name}}
	runtimemetrics.Read(sample)
	b := new(mergedBuckets)
	edges := sample[0].Value.Float64Histogram().Buckets
	for i := range len(edges) - 1 {
		lower, upper := edges[i], edges[i+1]
		b.place = append(b.place, len(b.bounds))
		switch {
		case math.IsInf(lower, -1):
			b.middle = append(b.middle, max(0, upper))
		case math.IsInf(upper, 1):
			b.middle = append(b.middle, lower)
		default:
			b.middle = append(b.middle, (lower+upper)/2)
		}
		last := 1e-6 // scheduling takes less than that mostly; nobody asks by how much
		if n := len(b.bounds); n > 0 {
			last = 2 * b.bounds[n-1]
		}
		if upper >= last && upper < 150 {
			b.bounds = append(b.bounds, upper)
		}
	}
	return b
}

// fill sums up by the middles of buckets: the runtime keeps no sum.
func (b *mergedBuckets) fill(a *aggregate, from *runtimemetrics.Float64Histogram) {
	if a.counts == nil {
		a.counts = make([]uint64, len(b.bounds)+1)
	}
	for i, n := range from.Counts {
		a.counts[b.place[i]] += n
		a.count += n
		a.floats += float64(n) * b.middle[i]
	}
}
