package otelts

import (
	"sync/atomic"
	"unsafe"
)

// Metric is one woven place that measures, a global of the woven package.
// Woven packages declare the same layout.
type Metric struct {
	Kind            int64 // an instrument, see below
	Name            string
	Unit            string
	Description     string
	Attributes      string // ready bytes, as a Site's
	Scope           string
	Instrumentation string
	Aspect          string
	Buckets         []float64 // a histogram's upper bounds, ascending
	Timed           bool      // the duration of the function is wanted
	state           unsafe.Pointer
}

// Instruments, as Metric.Kind has them.
const (
	kindCounter       = 1
	kindUpDownCounter = 2
	kindHistogram     = 3
	kindGauge         = 4
)

// stream is what tells instruments apart. Places that agree in all of it
// measure the same thing, whichever packages they are in.
type stream struct {
	scope, name, unit string
	kind              int64
}

// instrument is where the measurements of this place go.
func (site *Metric) instrument(m *metrics) *instrument {
	in := (*instrument)(atomic.LoadPointer(&site.state))
	if in == nil || in.metrics != m {
		in = m.resolve(site)
		atomic.StorePointer(&site.state, unsafe.Pointer(in))
	}
	return in
}

func (m *metrics) resolve(site *Metric) *instrument {
	user := site.Instrumentation == byUser
	if !user && (!m.config.instrumented(site.Instrumentation) || m.config.http.leavesOut(site)) {
		return &m.disabled
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	which := stream{site.Scope, site.Name, site.Unit, site.Kind}
	for _, in := range m.instruments {
		if in.stream == which && in.user == user {
			return in
		}
	}
	in := &instrument{metrics: m, stream: which, description: site.Description, bounds: site.Buckets}
	in.resets = m.config.metrics.delta && (site.Kind == kindCounter || site.Kind == kindHistogram)
	in.table.Store(newSeriesTable(0))
	in.user = user
	in.shadow()
	m.instruments = append(m.instruments, in)
	return in
}
