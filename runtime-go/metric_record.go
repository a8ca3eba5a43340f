package otelts

import (
	"math"
	"reflect"
	"time"
)

// measurement is what a Span holds beside its attributes while it stands for a
// measurement and not for a span.
type measurement struct {
	instrument *instrument
	series     *series // measured already, to be taken back: what is running
	begin      int64   // of clock
	ints       int64
	floats     float64
	isFloat    bool
	measured   bool
	elsewhere  bool // held by the program's own provider
}

func (m *measurement) float() float64 {
	if m.isFloat {
		return m.floats
	}
	return float64(m.ints)
}

// clock counts nanoseconds; cheaper than a time of day. Inside a
// testing/synctest bubble it is years ahead of itself.
func clock() int64 { return int64(time.Since(clockStart)) }

var clockStart = time.Now()

// openMeasurement opens a measurement; nil: nothing is measured here.
func openMeasurement(site *Metric) *Span {
	g := currentLocal()
	e := recorder(g)
	if e == nil || e.metrics == nil {
		return nil
	}
	in := site.instrument(e.metrics)
	if in == &e.metrics.disabled {
		return nil
	}
	s := pool.Get().(*Span)
	s.engine = e.unlimited
	s.instrument = in
	s.Recording = true
	if panics != nil {
		s.panicID, _, _ = panics()
	}
	if s.buffer == nil {
		s.buffer = make([]byte, 0, 512)
	}
	s.buffer = append(s.buffer[:0], site.Attributes...)
	if site.Attributes != "" {
		eachAttribute(site.Attributes, func(_, key string) { s.keys |= keyBit(key) })
	}
	if site.Timed {
		s.begin = clock()
	}
	return s
}

// measureReturned is the function's end: the duration is over, and a panic may
// be on its way through.
func measureReturned(s *Span) {
	if s == nil {
		return
	}
	if s.measurement.begin != 0 {
		s.Seconds = float64(clock()-s.measurement.begin) / 1e9
	}
	if panics == nil {
		return
	}
	if id, value, goexit := panics(); id != 0 && id != s.panicID && !goexit {
		s.Panicking = true
		s.setFailed(panicTypeName(value), "")
	}
}

func panicTypeName(value interface{}) string {
	if value == nil {
		return "nil"
	}
	return reflect.TypeOf(value).String()
}

func measureInt(s *Span, v int64) {
	if s == nil {
		return
	}
	s.ints, s.floats, s.isFloat = v, 0, false
	s.measured = v >= 0 || s.instrument.signed()
}

// measureFloat leaves out what would spoil a sum for ever.
func measureFloat(s *Span, v float64) {
	if s == nil {
		return
	}
	s.ints, s.floats, s.isFloat = 0, v, true
	s.measured = (v >= 0 || s.instrument.signed()) && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// signed: counters only grow, and a histogram of negative values has no sum
// that could.
func (in *instrument) signed() bool {
	return in.kind == kindUpDownCounter || in.kind == kindGauge
}

// measureAny goes by the value's kind; a time.Duration is measured in the unit
// of the instrument. What is no number is not measured.
func measureAny(s *Span, v interface{}) {
	if s == nil || v == nil {
		return
	}
	if d, ok := v.(time.Duration); ok {
		if size := unitDuration(s.instrument.unit); size != 0 {
			measureFloat(s, float64(d)/float64(size))
			return
		}
	}
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return
		}
		value = value.Elem()
	}
	switch value.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		measureInt(s, value.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if u := value.Uint(); u > math.MaxInt64 {
			measureFloat(s, float64(u))
		} else {
			measureInt(s, int64(u))
		}
	case reflect.Float32, reflect.Float64:
		measureFloat(s, value.Float())
	}
}

// unitDuration is the size of a unit of time, by its UCUM code; 0: it is none.
func unitDuration(unit string) time.Duration {
	switch unit {
	case "h":
		return time.Hour
	case "min":
		return time.Minute
	case "s":
		return time.Second
	case "ms":
		return time.Millisecond
	case "us":
		return time.Microsecond
	case "ns":
		return time.Nanosecond
	}
	return 0
}

// holdMeasurement adds what now runs; record takes it away again.
func holdMeasurement(s *Span) {
	if s == nil || !s.measured {
		return
	}
	s.series = s.instrument.record(s)
	s.elsewhere = s.series == nil
	s.measured = false
}

// recordMeasurement ends it: with a value it counts, without it is forgotten.
func recordMeasurement(s *Span) {
	if s == nil {
		return
	}
	if held := s.series; held != nil {
		s.ints, s.floats = -s.ints, -s.floats
		held.add(s.instrument, &s.measurement, s.shard, nil)
	} else if s.elsewhere {
		s.ints, s.floats = -s.ints, -s.floats
		s.instrument.elsewhere(s)
	} else if s.measured {
		if s.errorType != "" {
			s.putString(keyErrorType, s.errorType)
		}
		s.instrument.record(s)
	}
	s.recycleMeasurement()
}

// record returns the series that the measurement was added to.
func (in *instrument) record(s *Span) *series {
	if otelKey != nil && in.elsewhere(s) {
		return nil
	}
	if s.isFloat && !in.float.Load() {
		in.float.Store(true)
	}
	g := currentLocal()
	for {
		to := in.seriesFor(s.buffer)
		if to == nil || to.add(in, &s.measurement, s.shard, g) {
			return to
		}
	}
}

func (s *Span) recycleMeasurement() {
	if cap(s.buffer) > bufferKeep {
		s.buffer = nil
	}
	s.Recording, s.Panicking, s.Seconds = false, false, 0
	s.measurement = measurement{}
	// Of the span's state, what measuring touches.
	s.failed, s.attributes, s.dropped, s.keys = false, 0, 0, 0
	s.engine, s.panicID, s.errorType = nil, 0, ""
	pool.Put(s)
}

// currentRoute is the route of the server span around, as far as it is known.
func currentRoute() (route string) {
	g := currentLocal()
	if g == nil || g.Server == nil {
		return ""
	}
	server := (*Span)(g.Server)
	if server.generation.lockIf(g.ServerGen) {
		route = server.route
		server.generation.unlock()
	}
	return route
}
