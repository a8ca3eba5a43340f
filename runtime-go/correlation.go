package otelts

import (
	"context"
	"sync/atomic"
	"unsafe"
)

// LogContext is what a log record says of its span, in the notation of
// https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/.
// Woven packages declare the first three fields. It never changes, so a record
// may keep it and its texts.
type LogContext struct {
	TraceID, SpanID, TraceFlags string

	trace [16]byte
	id    [8]byte
	text  [48]byte // what TraceID and SpanID are views of
}

// logTexts is the LogContext that the span at hand was last asked for. The span
// may be another one by now, so it is compared before it is used.
type logTexts struct{ pointer atomic.Pointer[LogContext] }

var traceFlagsText = [4]string{"00", "01", "02", "03"}

var background interface{} = context.Background()

// currentLogContext is nil where no span is current. The rules are those of
// parents, but for one: a span that ctx carries is named even after its end,
// for the context belongs to that work and to no other.
func currentLogContext(site *Site, ctx interface{}) *LogContext {
	e := running.Load()
	if e == nil || e.disabled {
		return nil
	}
	g := currentLocal()
	if g != nil && g.Flags&(flagSuppressed|flagIgnored) == flagSuppressed {
		return nil
	}
	if ctx == background { // most log calls; a context.Context would be looked up first
		ctx = nil
	}
	if ctx == nil && (g == nil || g.Span == nil) {
		return nil
	}
	near, ended, _ := related(g, ctx)
	alive := near != nil
	if !alive {
		if ended == nil || ended == g {
			return nil
		}
		near = ended
	}
	if site.info().disabled {
		return nil
	}
	if !alive {
		return newLogContext(near)
	}
	return (*Span)(near.Span).texts.of(near)
}

func (t *logTexts) of(l *Local) *LogContext {
	if c := t.pointer.Load(); c != nil && c.id == l.ID && c.trace == l.Trace {
		return c
	}
	c := newLogContext(l)
	t.pointer.Store(c)
	return c
}

func newLogContext(l *Local) *LogContext {
	c := &LogContext{trace: l.Trace, id: l.ID, TraceFlags: traceFlagsText[traceFlags(l.Flags)]}
	b := appendHex(appendHex(c.text[:0], l.Trace[:]), l.ID[:])
	c.TraceID = unsafe.String(&b[0], 32)
	c.SpanID = unsafe.String(&b[32], 16)
	return c
}

func appendHex(b, bytes []byte) []byte {
	const digits = "0123456789abcdef"
	for _, x := range bytes {
		b = append(b, digits[x>>4], digits[x&15])
	}
	return b
}
