package otelts

import "unsafe"

// patchSpan opens a scratch for the span that is open already: the current one
// (kind 0) or the nearest enclosing span of that kind (2, server, is the only
// one that a Local knows). The scratch is private to its caller.
func patchSpan(site *Site, kind int64, ctx interface{}) *Span {
	e := running.Load()
	g := currentLocal()
	if e == nil || e.disabled || g != nil && g.Flags&flagSuppressed != 0 {
		return nil
	}
	info := site.info()
	if info.disabled {
		return nil
	}
	near, ended, _ := related(g, ctx)
	var target unsafe.Pointer
	var generation uint64
	switch {
	case kind == kindServer && near != nil:
		target, generation = near.Server, near.ServerGen
	case kind == kindServer && ended != nil:
		near = ended // a goroutine that outlived its span, not its request
		target, generation = near.Server, near.ServerGen
	case kind == 0 && near != nil:
		target, generation = near.Span, near.Gen
	}
	if near == nil || !alive(target, generation) {
		return nil
	}
	recording := near.Flags&flagRecording != 0
	if !recording && (kind != kindServer || e.metrics == nil) { // only a route is of use
		return nil
	}
	p := pool.Get().(*Span)
	p.Recording = recording
	p.engine = e
	p.target, p.targetGen = (*Span)(target), generation
	if !recording {
		return p
	}
	p.attributes = info.attributes
	p.keys = info.keys
	if p.buffer == nil {
		p.buffer = make([]byte, 0, 256)
	}
	p.buffer = append(p.buffer[:0], site.Attributes...)
	return p
}

// applyPatch merges the scratch into its target if that is still open.
func applyPatch(p *Span) {
	if p == nil || p.target == nil {
		return
	}
	t := p.target
	if t.generation.lockIf(p.targetGen) {
		elsewhere := t.foreign != nil && t.foreign.user && t.foreign.span != nil
		if !elsewhere {
			t.merge(p)
		}
		t.generation.unlock()
		if elsewhere {
			t.forward(p)
		}
	}
	p.recycle()
}

func (s *Span) merge(p *Span) {
	if p.route != "" {
		s.route = joinRoute(s.route, p.route)
	}
	if p.recovered.name != "" {
		s.noteRecovered(p.recovered)
	}
	if !p.Recording {
		return
	}
	rest := p.buffer
	for len(rest) > 0 {
		tag, field, content, next, ok := nextField(rest)
		if !ok {
			break
		}
		rest = next
		if tag != tagAttribute {
			s.buffer = append(s.buffer, field...)
			continue
		}
		if _, key, _, _, ok := nextField(content); ok && s.admitBytes(key) {
			s.buffer = append(s.buffer, field...)
		}
	}
	s.dropped += p.dropped
	if p.name != "" {
		s.name = p.name
	}
	if p.failed {
		s.setFailed(p.errorType, p.message)
	}
}

// admitBytes is admit for a key that lies in a scratch's buffer, which lives
// longer than the call.
func (s *Span) admitBytes(key []byte) bool {
	return s.admit(unsafe.String(unsafe.SliceData(key), len(key)))
}
