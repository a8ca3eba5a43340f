package otelts

import (
	"strings"
	"sync"
	"sync/atomic"
	_ "unsafe" // go:linkname
)

// The program's MeterProvider: where it has one, what we measure is recorded by
// instruments that it makes, and our own reader falls silent.

// MeterInstrument is one of ours, as the program's provider is to make it. The
// woven API declares the same layout.
type MeterInstrument struct {
	Provider                       interface{}
	Scope, Name, Unit, Description string
	Kind                           int64
	Buckets                        []float64
	Float                          bool
}

//go:linkname otelInstrument otelts.otel.instrument
var otelInstrument func(o *MeterInstrument) interface{}

//go:linkname otelMeasure otelts.otel.measure
var otelMeasure func(instrument, set interface{}, ints int64, floats float64)

//go:linkname otelAttributeSet otelts.otel.attributeSet
var otelAttributeSet func(attributes []UserAttribute) interface{}

//go:linkname userMeterProvider otelts.user.meterProvider
var userMeterProvider func(provider interface{})

// userNamed is told the names of the program's own instruments.
//
//go:linkname userNamed otelts.user.named
var userNamed func(name string)

func init() {
	userMeterProvider = setMeterProvider
	userNamed = nameOfUser
}

var meterProvider atomic.Pointer[meterOf]

// meterOf is a provider with the instruments that it made for us.
type meterOf struct {
	provider    interface{}
	instruments sync.Map // instrumentKey → *madeInstrument
	offered     atomic.Bool
}

type instrumentKey struct {
	in    *instrument
	float bool
}

type madeInstrument struct {
	once sync.Once
	made interface{}
	sets sync.Map // attributes as they came → the API's set
	size atomic.Int32
}

func setMeterProvider(p interface{}) {
	if p == nil {
		meterProvider.Store(nil)
		return
	}
	meterProvider.Store(&meterOf{provider: p})
	if e := running.Load(); e != nil && e.metrics != nil {
		e.metrics.offer()
	}
}

// record hands a measurement to the program's provider.
func (m *meterOf) record(in *instrument, s *Span) {
	float := s.isFloat || in.kind == kindHistogram || in.kind == kindGauge
	found, ok := m.instruments.Load(instrumentKey{in, float})
	if !ok {
		found, _ = m.instruments.LoadOrStore(instrumentKey{in, float}, new(madeInstrument))
	}
	suppressed(func() {
		defer ignorePanic()
		to := found.(*madeInstrument)
		to.once.Do(func() {
			to.made = otelInstrument(&MeterInstrument{
				Provider: m.provider, Scope: in.scope, Name: in.name, Unit: in.unit, Description: in.description,
				Kind: in.kind, Buckets: in.bounds, Float: float,
			})
		})
		if to.made != nil {
			otelMeasure(to.made, to.set(s.buffer), s.ints, s.float())
		}
	})
}

// set is the API's form of a measurement's attributes, which are few in number.
func (to *madeInstrument) set(attributes []byte) interface{} {
	if set, ok := to.sets.Load(string(attributes)); ok {
		return set
	}
	list, _, _ := readMessage(attributes)
	set := otelAttributeSet(list)
	if to.size.Add(1) <= seriesLimit {
		to.sets.Store(string(attributes), set)
	}
	return set
}

// userNames are the names of instruments that the program has itself. One name,
// one meaning: ours of that name would count the same things again.
var userNames sync.Map

func nameOfUser(name string) {
	if l := currentLocal(); l != nil && l.Flags&flagSuppressed != 0 {
		return // made for us
	}
	name = strings.ToLower(name) // names of instruments know no case
	if _, known := userNames.LoadOrStore(name, true); known {
		return
	}
	e := running.Load()
	if e == nil || e.metrics == nil || !e.config.bridgesMetrics() {
		return
	}
	e.metrics.lock.Lock()
	defer e.metrics.lock.Unlock()
	for _, in := range e.metrics.instruments {
		in.shadow()
	}
}

// shadow is called with the lock of metrics held.
func (in *instrument) shadow() {
	if in.user || !in.metrics.config.bridgesMetrics() {
		return
	}
	if _, named := userNames.Load(strings.ToLower(in.name)); named {
		in.shadowed.Store(true)
	}
}

// elsewhere: true where the measurement is none of our reader's.
func (in *instrument) elsewhere(s *Span) bool {
	if in.user {
		return false
	}
	if in.shadowed.Load() {
		return true
	}
	m := meterProvider.Load()
	if m == nil || !in.metrics.config.bridgesMetrics() {
		return false
	}
	m.record(in, s)
	return true
}

// retire: once the program has a provider there is one last report, of what was
// measured before.
func (r *metricReader) retire() (silent bool) {
	if meterProvider.Load() == nil || !r.metrics.config.bridgesMetrics() {
		return false
	}
	silent = r.retired
	r.retired = true
	return silent
}
