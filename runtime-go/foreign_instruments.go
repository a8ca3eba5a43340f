package otelts

import (
	"sync"
	"unsafe"
)

// Instruments of a program that has the API alone are kept as ours are.

//go:linkname userInstrument otelts.user.instrument
var userInstrument func(scope, name, unit, description string, kind int64, buckets []float64, observed bool) unsafe.Pointer

//go:linkname userMeasure otelts.user.measure
var userMeasure func(of unsafe.Pointer, ints int64, floats float64, isFloat bool, attributes []UserAttribute)

//go:linkname userObserved otelts.user.observed
var userObserved func(of unsafe.Pointer, ints int64, floats float64, isFloat bool, attributes []UserAttribute)

// otelObserve calls the program's callbacks.
//
//go:linkname otelObserve otelts.otel.observe
var otelObserve func()

func init() {
	userInstrument = newUserInstrument
	userMeasure = measureUser
	userObserved = observeUser
}

// byUser marks instruments that no aspect made, and that no list switches off.
const byUser = "\x00"

// userMetric is an instrument of the program's.
type userMetric struct {
	site     Metric
	lock     sync.Mutex // of last
	last     map[string]aggregate
	observed bool
}

func newUserInstrument(scope, name, unit, description string, kind int64, buckets []float64, observed bool) unsafe.Pointer {
	if kind == kindHistogram && buckets == nil {
		buckets = standardBuckets
	}
	m := &userMetric{site: Metric{Kind: kind, Name: name, Unit: unit, Description: description, Scope: scope, Instrumentation: byUser, Buckets: buckets}, observed: observed}
	if observed {
		if e := bridged(currentLocal()); e != nil && e.metrics != nil {
			e.metrics.begin()
		}
	}
	return unsafe.Pointer(m)
}

// standardBuckets are those of the specification.
var standardBuckets = []float64{0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000}

func measureUser(of unsafe.Pointer, ints int64, floats float64, isFloat bool, attributes []UserAttribute) {
	if s := (*userMetric)(of).open(recorder(currentLocal()), attributes); s != nil {
		if isFloat {
			measureFloat(s, floats)
		} else {
			measureInt(s, ints)
		}
		recordMeasurement(s)
	}
}

func (m *userMetric) open(e *engine, attributes []UserAttribute) *Span {
	if e == nil || e.metrics == nil || !e.config.bridgesMetrics() {
		return nil
	}
	s := pool.Get().(*Span)
	s.engine = e.unlimited
	s.instrument = m.site.instrument(e.metrics)
	s.Recording = true
	s.buffer = s.buffer[:0]
	for i := range attributes {
		s.putAny(attributes[i].Key, attributes[i].Value)
	}
	return s
}

// observeUser gets the whole of a counter, and what is kept is what came since.
func observeUser(of unsafe.Pointer, ints int64, floats float64, isFloat bool, attributes []UserAttribute) {
	m := (*userMetric)(of)
	s := m.open(running.Load(), attributes)
	if s == nil {
		return
	}
	if m.site.Kind != kindGauge {
		key := string(canonicalAttributes(nil, s.buffer))
		m.lock.Lock()
		last := m.last[key]
		if m.last == nil {
			m.last = map[string]aggregate{}
		}
		if len(m.last) < seriesLimit || last.count > 0 {
			m.last[key] = aggregate{count: 1, ints: ints, floats: floats}
		}
		m.lock.Unlock()
		if m.site.Kind == kindUpDownCounter || ints >= last.ints && floats >= last.floats {
			ints, floats = ints-last.ints, floats-last.floats
		} // else it began anew
	}
	if isFloat {
		measureFloat(s, floats)
	} else {
		measureInt(s, ints)
	}
	recordMeasurement(s)
}

var observing sync.Mutex

// observeAll is called before measurements are collected. The program's
// callbacks are never called twice at once.
func (m *metrics) observeAll() {
	if !observing.TryLock() {
		return
	}
	defer observing.Unlock()
	if otelObserve != nil && meterProvider.Load() == nil && m.config.bridgesMetrics() {
		otelObserve()
	}
}
