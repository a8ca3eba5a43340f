package otelts

import "unsafe"

// Local is the goroutine's context: a field of runtime.g, copied by value to
// a child at its go statement and zeroed at goroutine exit. The woven package
// runtime declares the same layout. A goroutine may outlive its span, so the
// pointers can be stale: only the generation tells (see alive). The ids are
// copies, valid for ever.
type Local struct {
	Span, Server   unsafe.Pointer // *Span
	Gen, ServerGen uint64
	Trace          [16]byte
	ID             [8]byte
	Via            [8]byte // the id of the live span that the span's ctx carried
	Flags          uint64
	Extra          unsafe.Pointer // *extra
}

// Bits of Local.Flags.
const (
	flagSampled    = 1 << 0
	flagSuppressed = 1 << 1 // our own exporter: nothing is recorded
	flagRecording  = 1 << 2
	flagRandom     = 1 << 3 // W3C trace-flags bit 1, passed on as it came
	flagIgnored    = 1 << 4 // suppressed by the program's own //otel:ignore
	flagRemote     = 1 << 5 // another process's span: its children have a remote parent
	flagDebug      = 1 << 6 // B3 and Jaeger: sampled at any price, passed on as it came
	flagDeferred   = 1 << 7 // a remote parent that left the decision about sampling to us
	flagFollow     = 1 << 8 // a rule decided: what is below follows, whatever the sampler
	flagWork       = 1 << 9 // what is current is the goroutine's work; the woven package runtime asks for it
)

// extra is what few contexts have; immutable, so that copies may share it.
type extra struct {
	tracestate string
	baggage    string // W3C baggage
}

func alive(span unsafe.Pointer, generation uint64) bool {
	return span != nil && (*Span)(span).generation.load() == generation
}

func (l *Local) alive() bool { return alive(l.Span, l.Gen) }

// currentLocal is nil in a program without the woven package runtime.
func currentLocal() *Local {
	if gls == nil {
		return nil
	}
	return gls()
}

// suppressGoroutine makes the calling goroutine one of ours: it forgets the
// program's span, and nothing in it or its children is recorded.
func suppressGoroutine() {
	if l := currentLocal(); l != nil {
		*l = Local{Flags: flagSuppressed}
	}
}

// suppressed runs f unrecorded on the program's goroutine.
func suppressed(f func()) {
	l := currentLocal()
	if l == nil {
		f()
		return
	}
	before := l.Flags
	l.Flags |= flagSuppressed
	f()
	l.Flags = before
}

// hidden runs f, whose goroutines and theirs are missing in counts, dumps and
// profiles: a program's test for leaked goroutines must not find ours.
func hidden(f func()) {
	if hide != nil {
		hide(true)
		defer hide(false)
	}
	f()
}

// detachGoroutine forgets the current span but stays ours if it is ours. What
// the program ignores is work that this goroutine outlives, too.
func detachGoroutine() {
	l := currentLocal()
	if l == nil {
		return
	}
	if l.Flags&flagIgnored != 0 {
		*l = Local{}
		return
	}
	*l = Local{Flags: l.Flags & flagSuppressed}
}

// ignoreGoroutine is //otel:ignore at a function's entry: nothing is recorded
// until resume gets what this returns. The current span stays current.
func ignoreGoroutine() uint64 {
	l := currentLocal()
	if l == nil || l.Flags&flagSuppressed != 0 {
		return flagSuppressed
	}
	l.Flags |= flagSuppressed | flagIgnored
	return 0
}

func resumeGoroutine(previous uint64) {
	if l := currentLocal(); l != nil && previous&flagSuppressed == 0 {
		l.Flags &^= flagSuppressed | flagIgnored
	}
}

// related chooses a new span's parent. C is the span that ctx carries, G the
// goroutine's. C wins, unless G began under the same C and so is nested
// deeper. ended is the one to link to when there was a span but none is alive.
// Baggage that came alone (extractContext) is nobody's parent.
func related(g *Local, ctx interface{}) (parent, ended *Local, via [8]byte) {
	var c *Local
	if ctx != nil {
		c = carried(ctx)
	}
	if g != nil && g.Flags&flagUser != 0 {
		settled(g)
	}
	if c != nil && c.alive() {
		if g != nil && (g.ID == c.ID || g.Via == c.ID) && g.alive() {
			return g, nil, c.ID
		}
		return c, nil, c.ID
	}
	if g != nil && g.ID != [8]byte{} && g.alive() {
		return g, nil, g.Via
	}
	if c != nil {
		return nil, c, via
	}
	if g != nil && g.ID != [8]byte{} {
		return nil, g, via
	}
	return nil, nil, via
}
