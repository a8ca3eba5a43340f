package otelts

import (
	"context"
	"encoding/binary"
	"time"
	"unsafe"
)

// startUserSpan begins a span for the program, through the API alone. It is not
// pooled: the program may hold it for ever. nil: the API is on its own.
func startUserSpan(o *UserStart) unsafe.Pointer {
	g := currentLocal()
	e := bridged(g)
	if e == nil {
		return nil
	}
	s := newSpan().(*Span)
	s.engine = e
	s.foreign = &foreign{user: true, families: familiesOf(o.Attributes)}
	parent, ambient := userParent(g, o.Ctx, o.NewRoot)
	below := s.place(o.Kind, parent)
	if parent == nil && ambient {
		s.inheritBaggage(g)
	}
	s.openUser(o.Name, o.Kind, scopeOf(o.Scope, o.Version, o.Schema))
	if below != nil {
		s.takeOver(below)
	}
	if s.Recording {
		if o.Nanos != 0 {
			s.began = time.Unix(0, o.Nanos)
			binary.LittleEndian.PutUint64(s.buffer[s.head()-8:], uint64(o.Nanos))
		}
		for i := range o.Attributes {
			s.putAny(o.Attributes[i].Key, o.Attributes[i].Value)
		}
		for i := range o.Links {
			s.addLink(&o.Links[i])
		}
	}
	s.publish()
	if panics != nil {
		s.panicID, _, _ = panics()
	}
	l := new(Local)
	s.local(l)
	s.becomeCurrent(g, l, parent, ambient)
	return unsafe.Pointer(l)
}

// openUser is open for a span of the program.
func (s *Span) openUser(name string, kind int64, scope int) {
	s.open(&Site{Kind: kind, Name: name}, &siteInfo{scope: scope}, nil)
}

// userParent is what the API says: the span of ctx, alive or not. Where ctx has
// none the goroutine's innermost span of ours is.
func userParent(g *Local, ctx interface{}, newRoot bool) (parent *Local, ambient bool) {
	if newRoot {
		return nil, false
	}
	if ctx != nil {
		if c := carried(ctx); c != nil {
			// A span of ours around this call that ctx does not know yet, as that of a driver's caller.
			// Or a context that was read from the headers once more, where the span that came of them is current.
			if g != nil && g.Flags&flagUser == 0 && (g.Via == c.ID || c.Flags&flagRemote != 0 && cameOf(g, c)) && g.alive() {
				return g, true
			}
			return c, false
		}
		if detached(ctx) {
			return nil, false
		}
	}
	if g == nil {
		return nil, false
	}
	return woven(settled(g)), true
}

// detached: the program has put an empty span into ctx, so that what begins
// there has no parent.
func detached(ctx interface{}) (yes bool) {
	defer ignorePanic()
	c, ok := ctx.(context.Context)
	return ok && otelKey != nil && c.Value(otelKey) != nil
}

// cameOf: the span of g has the remote span of c for its parent.
func cameOf(g, c *Local) (yes bool) {
	s := (*Span)(g.Span)
	if s != nil && s.generation.lockIf(g.Gen) {
		yes = s.remote && s.parent == c.ID && s.trace == c.Trace
		s.generation.unlock()
	}
	return yes
}

// place inherits from parent, and decides whether the span stands for the same
// operation as that: then it takes its place, and below is what it replaces.
func (s *Span) place(kind int64, parent *Local) (below *Span) {
	if parent == nil {
		return nil
	}
	s.inherit(parent)
	p := (*Span)(parent.Span)
	if p == eternal || parent.Flags&(flagUser|flagRemote) != 0 || !p.generation.lockIf(parent.Gen) {
		return nil
	}
	defer p.generation.unlock()
	if f := p.foreign; f != nil && f.yielded {
		s.beside(p) // the second one for that operation
		return nil
	}
	if p.kind != kind || !sameOperation(kind, s.foreign.families, p.families()) {
		return nil
	}
	if p.foreign == nil {
		p.foreign = new(foreign)
	}
	p.foreign.yielded = true
	s.beside(p)
	s.foreign.forced = p.flags & (flagSampled | flagRandom)
	return p
}

// beside gives s the parent of p, which is locked.
func (s *Span) beside(p *Span) {
	s.trace, s.parent, s.remote = p.trace, p.parent, p.remote
}

// takeOver gives s the identity of the span whose place it takes, so that what
// began below that is below s.
func (s *Span) takeOver(p *Span) {
	s.trace, s.id = p.trace, p.id
	if s.Recording {
		copy(s.buffer[2:18], s.trace[:])
		copy(s.buffer[20:28], s.id[:])
	}
}

// becomeCurrent makes a span of the program the goroutine's current one, until
// its end. What is restored then is never more than ctx says is around it: a
// span that the program forgets to end is not kept by those that follow.
func (s *Span) becomeCurrent(g, l, parent *Local, ambient bool) {
	l.Flags |= flagUser
	l.Server, l.ServerGen = s.server, s.serverGen
	l.Via = [8]byte{}
	if g == nil {
		return
	}
	s.previous = *settled(g)
	if g.Flags&flagUser != 0 && (parent == nil || ambient || parent.Span != g.Span) {
		s.previous = (*Span)(g.Span).previous
	}
	s.enteredOn = uintptr(unsafe.Pointer(g))
	quiet := g.Flags & (flagSuppressed | flagIgnored)
	*g = *l
	g.Flags |= quiet
}

func endUserSpan(of unsafe.Pointer, nanos int64) {
	l := (*Local)(of)
	s := (*Span)(l.Span)
	if !s.generation.lockIf(l.Gen) {
		return
	}
	if l.Flags&flagUser == 0 { // one of ours ends where its function does
		s.generation.unlock()
		return
	}
	s.foreign.ended = nanos
	s.generation.nextLocked()
	if s.Recording && !s.handed {
		s.finish()
		s.engine.queue.commit(s)
	}
	s.buffer = nil
	s.unwind(l)
}

// unwind takes an ended span of the program off the goroutine.
func (s *Span) unwind(l *Local) {
	if g := currentLocal(); g != nil && g.Span == l.Span {
		settled(g)
	}
}

func isUserRecording(of unsafe.Pointer) bool {
	l := (*Local)(of)
	return l.Flags&flagRecording != 0 && l.alive()
}
