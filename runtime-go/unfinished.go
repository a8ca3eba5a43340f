package otelts

import (
	"slices"
	"sync"
	"weak"
)

// made are all Spans that were ever allocated and are still in use or pooled:
// how else would those that are open be found as the program ends? Pooled ones
// are the garbage collector's to take.
var made struct {
	lock  sync.Mutex
	spans []weak.Pointer[Span]
}

// remember is called once an allocation, not once a span.
func remember(s *Span) {
	made.lock.Lock()
	defer made.lock.Unlock()
	if len(made.spans) == cap(made.spans) {
		made.spans = slices.DeleteFunc(made.spans, func(p weak.Pointer[Span]) bool { return p.Value() == nil })
		// Half of it stays free, so that looking through it is seldom.
		made.spans = slices.Grow(made.spans, len(made.spans)+64)
	}
	made.spans = append(made.spans, weak.Make(s))
}

// eachOpen visits spans that are open and that others than their function may
// reach, with each locked.
func eachOpen(visit func(s *Span)) {
	made.lock.Lock()
	all := slices.Clone(made.spans)
	made.lock.Unlock()
	for _, p := range all {
		if s := p.Value(); s != nil && s.generation.lockOpen() {
			visit(s)
			s.generation.unlock()
		}
	}
}

// deliverOpen is for the program's end: what is open will not end any more, so
// the receiver gets it as it is now, marked. Should the program go on after
// all, the span's own end adds nothing.
func (e *engine) deliverOpen() {
	if !e.exporting {
		return
	}
	var open []*Span
	eachOpen(func(s *Span) {
		// What the program's own provider makes is its own.
		if f := s.foreign; s.engine == e && s.Recording && !s.handed && (f == nil || f.mirror == nil && !f.yielded) {
			s.handed = true
			open = append(open, s.soFar())
		}
	})
	for _, s := range open { // no longer under their locks
		s.buffer = appendBoolAttribute(s.buffer, tagAttribute, keyUnfinished, true)
		s.finish()
		e.queue.commit(s)
	}
}

var keyUnfinished = keyField("otel_ts.unfinished")

// soFar copies what finish reads. The rest of s may be changed by the function
// whose span it is, without a lock.
func (s *Span) soFar() *Span {
	copied := &Span{
		Recording: true,
		shard:     s.shard,
		buffer:    append(make([]byte, 0, len(s.buffer)+512), s.buffer...),
		spanState: spanState{
			handed:     true,
			failed:     s.failed,
			attributes: s.attributes,
			dropped:    s.dropped,
			kept:       s.kept,
			keys:       s.keys,
			flags:      s.flags,
			remote:     s.remote,
			kind:       s.kind,
			info:       s.info,
			engine:     s.engine,
			began:      s.began,
			trace:      s.trace,
			id:         s.id,
			parent:     s.parent,
			extra:      s.extra,
			name:       s.name,
			route:      s.route,
			errorType:  s.errorType,
			message:    s.message,
		},
	}
	if s.foreign != nil {
		f := *s.foreign
		copied.foreign = &f
	}
	return copied
}
