package otelts

import "encoding/binary"

// sampler decides for root spans and, unless parentBased, for all of them.
type sampler struct {
	parentBased bool
	bound       uint64 // sampled if the trace id's low 63 bits are below it
}

const (
	sampleAll  = 1 << 63
	sampleNone = 0
)

func ratioBound(ratio float64) uint64 {
	if ratio >= 1 {
		return sampleAll
	}
	if !(ratio > 0) {
		return sampleNone
	}
	return uint64(ratio * sampleAll)
}

// sample sets or clears the sampled flag; that of the parent is there already.
func (s *Span) sample(root bool) {
	c := s.engine.config
	if (c.sampler.parentBased || s.flags&flagFollow != 0) && !root && s.flags&flagDeferred == 0 {
		return
	}
	if c.remote == nil {
		s.sampleBelow(c.sampler.bound)
		return
	}
	c.remote.begin()
	s.sampleBelow(c.remote.bound.Load())
	if s.flags&flagSampled != 0 && !c.remote.admit() {
		s.flags &^= flagSampled
	}
}

// sampleBelow is the specification's TraceIdRatioBased: all who decide about
// one trace by the same ratio decide the same.
func (s *Span) sampleBelow(bound uint64) {
	s.flags &^= flagDeferred | flagSampled
	if binary.BigEndian.Uint64(s.trace[8:])>>1 < bound {
		s.flags |= flagSampled
	}
}
