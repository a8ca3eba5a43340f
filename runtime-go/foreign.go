package otelts

import (
	"context"
	"sync/atomic"
	"unsafe"
)

// The program's own OpenTelemetry. Files woven into go.opentelemetry.io/otel
// (aspects/opentelemetry*.yaml) and this package talk through variables, in
// both directions, with types of the standard library only: nothing here knows
// the API, and a program without it has nil in all of otel….

// UserStart is a span that the program begins. The woven API declares the same
// layout.
type UserStart struct {
	Ctx                          interface{} // context.Context
	Scope, Version, Schema, Name string
	Kind                         int64
	Nanos                        int64 // 0: now
	NewRoot                      bool
	Attributes                   []UserAttribute
	Links                        []UserLink
}

// UserAttribute has bool, int64, float64, string or a slice of these, or bytes.
type UserAttribute struct {
	Key   string
	Value interface{}
}

// UserLink is a link to a span of whoever.
type UserLink struct {
	IDs        SpanIDs
	Attributes []UserAttribute
}

// SpanIDs is what the API calls a span context.
type SpanIDs struct {
	Trace  [16]byte
	ID     [8]byte
	Flags  uint64 // W3C
	Remote bool
	State  string
}

// What the woven API calls. A span is named by its Local, which never changes
// and stays valid after the end.

//go:linkname userStart otelts.user.start
var userStart func(o *UserStart) unsafe.Pointer

//go:linkname userIDs otelts.user.ids
var userIDs func(l unsafe.Pointer, ids *SpanIDs)

//go:linkname userRecording otelts.user.recording
var userRecording func(l unsafe.Pointer) bool

//go:linkname userSet otelts.user.set
var userSet func(l unsafe.Pointer, attributes []UserAttribute)

//go:linkname userName otelts.user.name
var userName func(l unsafe.Pointer, name string)

//go:linkname userStatus otelts.user.status
var userStatus func(l unsafe.Pointer, ok bool, message string)

//go:linkname userEvent otelts.user.event
var userEvent func(l unsafe.Pointer, name string, nanos int64, attributes []UserAttribute)

//go:linkname userLink otelts.user.link
var userLink func(l unsafe.Pointer, link *UserLink)

//go:linkname userPanic otelts.user.panic
var userPanic func(l unsafe.Pointer)

//go:linkname userEnd otelts.user.end
var userEnd func(l unsafe.Pointer, nanos int64)

//go:linkname userCurrent otelts.user.current
var userCurrent func() interface{}

//go:linkname userPropagate otelts.user.propagate
var userPropagate func() bool

// What the woven API offers.

// otelKey is the key of the API's spans in contexts; nil: no API.
//
//go:linkname otelKey otelts.otel.key
var otelKey interface{}

// otelSpan makes the API's span of one of ours.
//
//go:linkname otelSpan otelts.otel.span
var otelSpan func(l unsafe.Pointer) interface{}

// otelLocal is the Local of an API's span, if it is ours or goes by us; else
// it fills in ids.
//
//go:linkname otelLocal otelts.otel.local
var otelLocal func(span interface{}, ids *SpanIDs) unsafe.Pointer

func init() {
	userStart = startUserSpan
	userIDs = idsOf
	userRecording = isUserRecording
	userSet = setUserAttributes
	userName = setUserName
	userStatus = setUserStatus
	userEvent = addUserEvent
	userLink = addUserLink
	userPanic = addUserPanic
	userEnd = endUserSpan
	userCurrent = currentUserSpan
	userPropagate = canPropagate
}

// foreign is what few spans have: those that the program began itself, and
// those that its provider makes. Guarded as the rest of a Span.
type foreign struct {
	user     bool        // begun by the program
	families uint8       // of the attributes it began with
	span     interface{} // trace.Span of the program's provider
	above    Local       // the program's span right above
	yielded  bool        // another span stands for the same operation: this one is not recorded
	revealed bool        // others may know it

	ended  int64  // given by the program, nanoseconds
	ok     bool   // status Ok, which is final
	forced uint64 // flags of the span whose place this one takes
	named  bool   // by the program: no route behind it

	mirror *mirror // made by the program's provider
}

// flagUser marks a Local of a span that the program began: it ends where the
// program says, which need not be where it began.
const flagUser = 1 << 16

// bridged: the program's own API is heard. OTEL_GO_DISABLED_INSTRUMENTATIONS
// switches it off; a list of what is enabled does not, for that is about ours.
func bridged(g *Local) *engine {
	e := recorder(g)
	if e == nil || !e.config.bridges() {
		return nil
	}
	return e
}

func (c *config) bridges() bool { return !c.notEnabled["opentelemetry"] }

func (c *config) bridgesMetrics() bool { return c.bridges() && !c.notEnabled["opentelemetry-metrics"] }

func canPropagate() bool {
	e := bridged(currentLocal())
	return e != nil && len(e.config.propagators) > 0
}

// eternal stands for spans of which nothing is known but their ids: they never
// end.
var eternal = newSpan().(*Span)

// carriedForeign finds the nearest span of a context, the API's or ours.
func carriedForeign(ctx context.Context) (l *Local) {
	defer ignorePanic()
	v := ctx.Value(otelKey)
	if v == nil {
		return nil
	}
	if c, ours := v.(*spanContext); ours {
		return &c.local
	}
	return foreignLocal(v)
}

func foreignLocal(span interface{}) *Local {
	var ids SpanIDs
	if l := (*Local)(otelLocal(span, &ids)); l != nil {
		return l
	}
	if ids.Trace == [16]byte{} || ids.ID == [8]byte{} {
		return nil
	}
	l := &Local{Span: unsafe.Pointer(eternal), Gen: eternal.generation.load(), Trace: ids.Trace, ID: ids.ID, Flags: ids.localFlags()}
	if ids.State != "" {
		l.Extra = unsafe.Pointer(&extra{tracestate: ids.State})
	}
	return l
}

func (ids *SpanIDs) localFlags() uint64 {
	flags := ids.Flags & flagSampled
	if ids.Flags&2 != 0 {
		flags |= flagRandom
	}
	if ids.Remote {
		flags |= flagRemote
	}
	return flags
}

func idsOf(of unsafe.Pointer, ids *SpanIDs) {
	l := (*Local)(of)
	*ids = SpanIDs{Trace: l.Trace, ID: l.ID, Flags: uint64(traceFlags(l.Flags)), Remote: l.Flags&flagRemote != 0}
	if x := (*extra)(l.Extra); x != nil {
		ids.State = x.tracestate
	}
}

// apiSpan is the API's view of a context's span, the same one each time.
func (c *spanContext) apiSpan() interface{} {
	if api := c.api.Load(); api != nil {
		return *api
	}
	api := apiSpanOf(&c.local)
	if api == nil {
		return nil
	}
	c.api.CompareAndSwap(nil, &api)
	return *c.api.Load()
}

// apiSpanOf is nil where l is not to be seen.
func apiSpanOf(l *Local) (api interface{}) {
	if e := running.Load(); e == nil || e.disabled || !e.config.bridges() {
		return nil
	}
	if l.alive() {
		s := (*Span)(l.Span)
		if s != eternal && s.generation.lockIf(l.Gen) {
			if s.foreign != nil {
				api = s.foreign.span
			}
			s.generation.unlock()
		}
	}
	if api == nil {
		handle := *l
		api = otelSpan(unsafe.Pointer(&handle))
	}
	return api
}

// currentUserSpan is what a context without a span stands for: the goroutine's
// innermost span of ours. Between two spans of the program only ctx decides.
func currentUserSpan() interface{} {
	g := currentLocal()
	if g == nil || g.Span == nil || bridged(g) == nil {
		return nil
	}
	l := settled(g)
	if l = woven(l); l == nil {
		return nil
	}
	return apiSpanOf(l)
}

// settled takes spans of the program that ended elsewhere off the goroutine.
func settled(g *Local) *Local {
	for g.Flags&flagUser != 0 && !g.alive() {
		below := (*Span)(g.Span).previous
		below.Flags = below.Flags&^(flagSuppressed|flagIgnored) | g.Flags&(flagSuppressed|flagIgnored)
		*g = below
	}
	return g
}

// woven is the innermost live span of ours at or around l.
func woven(l *Local) *Local {
	for l != nil && l.Flags&flagUser != 0 {
		l = &(*Span)(l.Span).previous
	}
	if l == nil || l.ID == [8]byte{} || !l.alive() {
		return nil
	}
	return l
}

// apiCache keeps the API's view of a span.
type apiCache = atomic.Pointer[interface{}]
