package otelts

import (
	"sync/atomic"
	"unsafe"
)

// The program's propagator: where it has chosen one, headers are its formats.

//go:linkname userPropagator otelts.user.propagator
var userPropagator func(chosen bool)

//go:linkname otelExtract otelts.otel.extract
var otelExtract func(header map[string][]string, ids *SpanIDs) bool

//go:linkname otelInject otelts.otel.inject
var otelInject func(header map[string][]string, ids *SpanIDs)

func init() { userPropagator = theirPropagator.Store }

var theirPropagator atomic.Bool

func (c *config) theirHeaders() bool { return theirPropagator.Load() && c.bridges() }

func readTheirHeaders(header map[string][]string) (ids SpanIDs, ok bool) {
	suppressed(func() {
		defer ignorePanic()
		ok = otelExtract(header, &ids)
	})
	return ids, ok
}

// extractTheirs is extract by the program's propagator.
func (s *Span) extractTheirs(header map[string][]string) bool {
	ids, ok := readTheirHeaders(header)
	if !ok {
		return false
	}
	ids.Remote = false // said by s.remote; a Local has it where it stands for the remote span
	s.trace, s.parent, s.flags, s.remote = ids.Trace, ids.ID, ids.localFlags(), true
	if ids.State != "" {
		s.extra = &extra{tracestate: ids.State}
	}
	return true
}

// injectTheirs leaves another trace alone, as inject does.
func injectTheirs(header map[string][]string, l *Local) {
	if l.ID == [8]byte{} { // baggage of ours, which is theirs to carry
		return
	}
	if there, ok := readTheirHeaders(header); ok && there.Trace != l.Trace {
		return
	}
	ids := new(SpanIDs)
	idsOf(unsafe.Pointer(l), ids)
	suppressed(func() {
		defer ignorePanic()
		otelInject(header, ids)
	})
}
