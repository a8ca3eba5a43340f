package otelts

import (
	"context"
	"reflect"
	"unsafe"
)

type contextKey struct{}

// spanContext is a context.Context that carries a span, as a Local that never
// changes.
type spanContext struct {
	context.Context
	local Local
	api   apiCache
}

func (c *spanContext) Value(key any) any {
	if _, ours := key.(contextKey); ours {
		return c
	}
	if otelKey != nil && key == otelKey {
		if api := c.apiSpan(); api != nil {
			return api
		}
	}
	return c.Context.Value(key)
}

// String prints what the program's own context would have printed.
func (c *spanContext) String() string {
	if s, ok := c.Context.(interface{ String() string }); ok {
		return s.String()
	}
	return reflect.TypeOf(c.Context).String()
}

func contextWithSpan(ctx interface{}, s *Span) interface{} {
	if s == nil {
		return ctx
	}
	parent, _ := ctx.(context.Context)
	if parent == nil {
		parent = context.Background()
	}
	if s.foreign != nil {
		s.reveal()
	}
	s.publish()
	c := &spanContext{Context: parent}
	s.local(&c.local)
	return c
}

// carried finds the span of a context; nil if it has none.
func carried(ctx interface{}) *Local {
	if c, ok := ctx.(*spanContext); ok {
		if c == nil {
			return nil
		}
		return &c.local
	}
	c, ok := ctx.(context.Context)
	if !ok {
		return nil
	}
	if otelKey != nil && !bridgeOff() {
		return carriedForeign(c)
	}
	return carriedByValue(c)
}

// carriedByValue may run the program's own Value methods.
func carriedByValue(ctx context.Context) (l *Local) {
	defer ignorePanic()
	if c, ok := ctx.Value(contextKey{}).(*spanContext); ok {
		return &c.local
	}
	return nil
}

func ignorePanic() { _ = recover() }

// local writes the Local that makes s the current span.
func (s *Span) local(l *Local) {
	l.Span = unsafe.Pointer(s)
	l.Gen = s.generation.load()
	if s.kind == kindServer {
		l.Server, l.ServerGen = l.Span, l.Gen
	} else {
		l.Server, l.ServerGen = s.server, s.serverGen
	}
	l.Trace, l.ID, l.Via = s.trace, s.id, s.via
	l.Flags = s.flags
	l.Extra = unsafe.Pointer(s.extra)
}

func enterSpan(s *Span) {
	if s == nil {
		return
	}
	if s.foreign != nil {
		s.reveal()
	}
	if panics != nil {
		s.panicID, _, _ = panics()
	}
	s.publish()
	if l := currentLocal(); l != nil {
		s.previous = *l
		s.enteredOn = uintptr(unsafe.Pointer(l))
		s.local(l)
	}
}

// setLayer is called before enter: afterwards others may read it.
func setLayer(s *Span, name string) {
	if s != nil {
		s.layer = name
	}
}

// withinLayer: whether the goroutine's current span is open and of that layer.
// What is further out does not count: the program's own code, which a span of
// its own shows, may ask another database while one is being asked.
func withinLayer(name string) (same bool) {
	g := currentLocal()
	if g == nil || g.Span == nil {
		return false
	}
	s := (*Span)(g.Span)
	if s.generation.lockIf(g.Gen) {
		same = s.layer == name
		s.generation.unlock()
	}
	return same
}

// leaveSpan restores the previous span if s is current, or if what is current
// in s's own goroutine has ended without being left.
func leaveSpan(s *Span) {
	if s == nil {
		return
	}
	if l := currentLocal(); l != nil {
		mine := l.Span == unsafe.Pointer(s) && l.Gen == s.generation.load()
		if mine || l.Span != nil && s.enteredOn == uintptr(unsafe.Pointer(l)) && !l.alive() {
			*l = s.previous
		}
	}
	if panics == nil {
		return
	}
	// A panic that was there before enter is not s's: enter ran in a deferred call.
	if id, value, goexit := panics(); id != 0 && id != s.panicID && !goexit {
		s.panicked(value)
	}
}
