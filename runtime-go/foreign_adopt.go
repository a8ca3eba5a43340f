package otelts

import "unsafe"

// Spans that the program's own SDK makes: they are no business of ours but for
// being parents, and for telling of an operation of which we tell, too.

// Adoption is a span that an SDK begins. The woven SDK declares the same layout.
type Adoption struct {
	Ctx      interface{}
	Kind     int64
	Families []UserAttribute
	NewRoot  bool

	// The answer: whether ctx says the wrong thing of the parent. That is then
	// Parent, else ParentIDs; nothing in either: there is none.
	Elsewhere bool
	Parent    interface{}
	ParentIDs SpanIDs
	Replaces  bool // the span takes the place, and the ids, of one of ours
	IDs       SpanIDs

	span    *Span
	above   *Local
	ambient bool
}

//go:linkname userAdopt otelts.user.adopt
var userAdopt func(a *Adoption) bool

//go:linkname userAdopted otelts.user.adopted
var userAdopted func(a *Adoption, span interface{}, ids *SpanIDs) unsafe.Pointer

func init() {
	userAdopt = adopt
	userAdopted = adopted
}

func adopt(a *Adoption) bool {
	g := currentLocal()
	if g == nil || bridged(g) == nil {
		return false
	}
	s := newSpan().(*Span)
	s.engine = running.Load()
	s.kind = a.Kind
	s.foreign = &foreign{user: true, families: familiesOf(a.Families)}
	a.span = s
	a.above, a.ambient = userParent(g, a.Ctx, a.NewRoot)
	if a.above == nil {
		return true
	}
	below := s.place(a.Kind, a.above)
	switch {
	case below != nil || s.parent != a.above.ID:
		a.Elsewhere = true
		if below != nil {
			a.Replaces = true
			a.IDs = SpanIDs{Trace: below.trace, ID: below.id}
		}
		a.around((*Span)(a.above.Span))
	case a.ambient:
		a.Elsewhere = true
		a.Parent = apiSpanOf(a.above)
	}
	return true
}

// around makes the parent of a span of ours that has yielded the answer.
func (a *Adoption) around(p *Span) {
	if !p.generation.lockIf(a.above.Gen) {
		return
	}
	var parent Local
	if p.foreign != nil && p.foreign.mirror != nil {
		parent = p.foreign.mirror.parent
	}
	if p.parent != [8]byte{} {
		a.ParentIDs = SpanIDs{Trace: p.trace, ID: p.parent, Flags: uint64(traceFlags(p.flags)), Remote: p.remote}
		if p.extra != nil {
			a.ParentIDs.State = p.extra.tracestate
		}
	}
	p.generation.unlock()
	if parent.Span != nil {
		a.Parent = apiSpanOf(&parent)
	}
}

func adopted(a *Adoption, span interface{}, ids *SpanIDs) unsafe.Pointer {
	g, s := currentLocal(), a.span
	s.trace, s.id = ids.Trace, ids.ID
	if s.flags = ids.localFlags() &^ flagRemote; s.flags&flagSampled != 0 {
		s.flags |= flagRecording // patches are of use
	}
	s.extra = nil
	if ids.State != "" {
		s.extra = &extra{tracestate: ids.State}
	}
	s.foreign.span = span
	s.publish()
	l := new(Local)
	s.local(l)
	s.becomeCurrent(g, l, a.above, a.ambient)
	return unsafe.Pointer(l)
}

// forward hands a patch to the program's span.
func (t *Span) forward(p *Span) {
	attributes, _, _ := readMessage(p.buffer)
	if len(attributes) == 0 || otelSet == nil {
		return
	}
	suppressed(func() {
		defer ignorePanic()
		otelSet(t.foreign.span, attributes)
	})
}
