package otelts

import (
	"sync/atomic"
	"time"
	"unsafe"
)

// The program's TracerProvider: where it has one, our spans are made by it, with
// its sampler, resource and exporter. What our aspects find out is gathered as
// ever, and handed over as soon as others may know the span, and at its end.

// MirrorStart is one of our spans as the program's provider is to make it. The
// woven API declares the same layout.
type MirrorStart struct {
	Provider, Ctx, Parent interface{} // trace.TracerProvider, context.Context, trace.Span
	ParentIDs             SpanIDs     // where there is no Parent; empty: root
	Scope, Name           string
	Kind                  int64
	Start                 time.Time
	Attributes            []UserAttribute
	Links                 []UserLink

	Span      interface{} // the answer, with what it is
	IDs       SpanIDs
	Recording bool
}

// MirrorEnd is what becomes known later.
type MirrorEnd struct {
	Name       string // empty: as it is
	Attributes []UserAttribute
	Events     []UserEvent
	Failed     bool
	Message    string
}

// UserEvent is an event of a span.
type UserEvent struct {
	Name       string
	Nanos      int64
	Attributes []UserAttribute
}

//go:linkname otelBegin otelts.otel.begin
var otelBegin func(o *MirrorStart)

//go:linkname otelFinish otelts.otel.finish
var otelFinish func(span interface{}, o *MirrorEnd)

//go:linkname otelSet otelts.otel.set
var otelSet func(span interface{}, attributes []UserAttribute)

// otelAttach tells the program's span which Local is its.
//
//go:linkname otelAttach otelts.otel.attach
var otelAttach func(span interface{}, l unsafe.Pointer)

// userProvider is told of providers: which the program made, which it chose for
// all, which are gone. A nil that is chosen is a provider that does nothing.
//
//go:linkname userProvider otelts.user.provider
var userProvider func(provider interface{}, what int64)

const (
	providerMade = iota
	providerChosen
	providerGone
)

func init() { userProvider = setProvider }

var provider atomic.Pointer[providerOf]

type providerOf struct {
	provider interface{}
	chosen   bool
}

// setProvider: what is chosen counts; until then the first that was made, until
// it is shut down.
func setProvider(p interface{}, what int64) {
	for {
		now := provider.Load()
		var next *providerOf
		switch {
		case what == providerChosen:
			if p != nil {
				next = &providerOf{p, true}
			}
		case now != nil && now.chosen:
			return
		case what == providerMade && now == nil:
			next = &providerOf{p, false}
		case what == providerGone && now != nil && now.provider == p:
		default:
			return
		}
		if provider.CompareAndSwap(now, next) {
			return
		}
	}
}

// mirror is what is known of a span until the program's provider makes it.
type mirror struct {
	provider interface{}
	ctx      interface{}
	parent   Local
	families uint8
	name     string
	begun    bool
}

// wanted: somebody exports the span.
func (s *Span) wanted() bool {
	ruledOut := s.flags&(flagFollow|flagSampled) == flagFollow
	if p := provider.Load(); p != nil && !ruledOut && (s.foreign == nil || !s.foreign.user) && !bridgeOff() {
		s.flags |= flagSampled // theirs decides
		s.foreign = &foreign{mirror: &mirror{provider: p.provider}}
		return true
	}
	if s.foreign != nil && s.foreign.forced != 0 {
		s.flags = s.foreign.forced
	}
	return s.flags&flagSampled != 0 && s.engine.exporting
}

func bridgeOff() bool {
	e := running.Load()
	return e == nil || e.disabled || !e.config.bridges()
}

// meetLater is meet for a span that nothing is decided about yet.
func (s *Span) meetLater(ctx interface{}, parent *Local) {
	var above *Local
	if parent != nil {
		l := *parent
		above = &l
	}
	s.met = func() { s.meet(ctx, above) }
}

// meet notes what a span of ours has to do with the program's.
func (s *Span) meet(ctx interface{}, parent *Local) {
	if parent != nil && parent.Flags&flagUser != 0 && s.parent == parent.ID {
		s.extras().above = *parent
	}
	if s.foreign == nil || s.foreign.mirror == nil {
		return
	}
	m := s.foreign.mirror
	m.ctx = ctx
	if parent != nil && s.parent == parent.ID {
		m.parent = *parent
	}
}

// reveal is called before others can know the span.
func (s *Span) reveal() {
	f := s.foreign
	if f.revealed || f.user {
		return
	}
	f.revealed = true
	if !s.yield() && f.mirror != nil && s.Recording {
		s.beginMirror()
	}
}

func (s *Span) beginMirror() {
	m := s.foreign.mirror
	o := &MirrorStart{Provider: m.provider, Ctx: m.ctx, Scope: s.info.scopeName(), Name: s.name, Kind: s.kind, Start: s.began}
	if m.parent.Span != nil {
		o.Parent = apiSpanOf(&m.parent)
	} else if s.parent != [8]byte{} {
		o.ParentIDs = SpanIDs{Trace: s.trace, ID: s.parent, Flags: uint64(traceFlags(s.flags)), Remote: s.remote}
		if s.extra != nil {
			o.ParentIDs.State = s.extra.tracestate
		}
	}
	m.families = s.families()
	o.Attributes, _, o.Links = readMessage(s.buffer[s.head():]) // no event is that early
	m.name = s.name
	s.buffer = s.buffer[:s.head()]
	s.attributes, s.keys = 0, 0
	suppressed(func() {
		defer ignorePanic()
		otelBegin(o)
	})
	m.begun = o.Span != nil
	s.Recording = m.begun && o.Recording
	if !m.begun {
		s.flags &^= flagRecording
		return
	}
	s.trace, s.id = o.IDs.Trace, o.IDs.ID
	s.flags = s.flags&^(flagSampled|flagRecording|flagRandom) | o.IDs.localFlags()&^flagRemote
	if s.Recording {
		s.flags |= flagRecording
	}
	s.extra = nil
	if o.IDs.State != "" {
		s.extra = &extra{tracestate: o.IDs.State}
	}
	s.foreign.span = o.Span
	l := new(Local)
	s.local(l)
	otelAttach(o.Span, unsafe.Pointer(l))
}

// endForeign: true where the span is none that we export.
func (s *Span) endForeign() bool {
	f := s.foreign
	s.reveal()
	if f.yielded || f.mirror == nil {
		return f.yielded
	}
	if !s.Recording || !f.mirror.begun {
		return true
	}
	if s.errorType != "" {
		s.putString(keyErrorType, s.errorType)
	}
	o := &MirrorEnd{Failed: s.failed, Message: s.message}
	if s.route != "" {
		s.putString(keyHTTPRoute, s.route)
	}
	if s.route != "" && !f.named {
		o.Name = s.name + " " + s.route
	} else if s.name != f.mirror.name {
		o.Name = s.name
	}
	o.Attributes, o.Events, _ = readMessage(s.buffer[s.head():])
	suppressed(func() {
		defer ignorePanic()
		otelFinish(f.span, o)
	})
	return true
}

func (s *Span) named() bool { return s.foreign != nil && s.foreign.named }

func (s *Span) succeeded() bool { return s.foreign != nil && s.foreign.ok }

func (s *Span) endTime() uint64 {
	if s.foreign != nil && s.foreign.ended != 0 {
		return uint64(s.foreign.ended)
	}
	return s.now()
}

// scopeName is the name that a site gave.
func (info *siteInfo) scopeName() string { return (*scopes.Load())[info.scope] }
