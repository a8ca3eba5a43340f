package otelts

import (
	"sync"
	"time"
	_ "unsafe" // go:linkname
)

// What is only looked at when metrics are collected (the Go runtime, pools of
// connections, ourselves) is observed by instruments of the program's
// MeterProvider, where it has one. Histograms are not: the API has no
// observable ones.

// otelObservable has the provider make an instrument that asks read.
//
//go:linkname otelObservable otelts.otel.observable
var otelObservable func(o *MeterInstrument, read func(observe func(set interface{}, ints int64, floats float64)))

// observedThere is what a provider has of it. Its metrics are no reader's: they
// are a place for observers to write to.
type observedThere struct {
	provider *meterOf
	lock     sync.Mutex
	metrics  *metrics
	looked   time.Time
	made     map[*instrument]bool
	making   bool
}

// A provider asks instrument by instrument. For so long one look will do.
const lookKept = 50 * time.Millisecond

// offer gives what is observed to the program's provider, in a goroutine of its
// own: whoever measures may be inside of the provider.
func (m *metrics) offer() {
	p := meterProvider.Load()
	if p == nil || otelObservable == nil || !m.begun.Load() || !m.config.bridgesMetrics() || !p.offered.CompareAndSwap(false, true) {
		return
	}
	own := &metrics{config: m.config, cellMask: m.cellMask, started: time.Now(), reader: m.reader, observers: m.again()}
	own.disabled.metrics = own
	own.begun.Store(true)
	o := &observedThere{provider: p, metrics: own, made: map[*instrument]bool{}}
	hidden(func() { go o.make() })
}

// make asks for the instruments that are known and not made yet.
func (o *observedThere) make() {
	suppressGoroutine()
	o.lock.Lock()
	o.look()
	var missing []*instrument
	for _, in := range o.metrics.instruments {
		if !o.made[in] {
			o.made[in] = true
			missing = append(missing, in)
		}
	}
	o.making = false
	o.lock.Unlock() // the provider has locks of its own around callbacks
	for _, in := range missing {
		if in.kind == kindHistogram || in.shadowed.Load() {
			continue
		}
		func() {
			defer ignorePanic()
			otelObservable(&MeterInstrument{
				Provider: o.provider.provider, Scope: in.scope, Name: in.name, Unit: in.unit, Description: in.description, Kind: in.kind, Float: in.float.Load(),
			}, func(observe func(set interface{}, ints int64, floats float64)) { o.read(in, observe) })
		}()
	}
}

// look is called with the lock held.
func (o *observedThere) look() {
	suppressed(func() {
		o.metrics.lookAround(func(s *series) *aggregate { return &s.total })
	})
	for _, in := range o.metrics.instruments {
		in.shadow() // by a name that the program has by now
	}
	o.looked = time.Now()
}

func (o *observedThere) read(in *instrument, observe func(set interface{}, ints int64, floats float64)) {
	if meterProvider.Load() != o.provider || in.shadowed.Load() {
		return
	}
	o.lock.Lock()
	defer o.lock.Unlock()
	if time.Since(o.looked) > lookKept {
		o.look()
	}
	if len(o.metrics.instruments) > len(o.made) && !o.making {
		o.making = true
		hidden(func() { go o.make() })
	}
	for _, s := range in.series {
		if t := &s.total; !t.empty() {
			observe(o.provider.set(in, s.key), t.ints, t.floats+float64(t.ints))
		}
	}
}

// set is the API's form of a series' attributes.
func (m *meterOf) set(in *instrument, attributes []byte) interface{} {
	found, _ := m.instruments.LoadOrStore(instrumentKey{in, false}, new(madeInstrument))
	return found.(*madeInstrument).set(attributes)
}
