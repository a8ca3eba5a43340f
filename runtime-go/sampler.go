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
	rule := &s.engine.config.sampler
	if rule.parentBased && !root {
		return
	}
	if binary.BigEndian.Uint64(s.trace[8:])>>1 < rule.bound {
		s.flags |= flagSampled
	} else {
		s.flags &^= flagSampled
	}
}
