package otelts

import (
	"context"
	"encoding/hex"
	"sync"
	"testing"
)

// ids asks as a woven logger does.
func ids(ctx interface{}) (trace, span string) {
	if c := logContext(&Site{}, ctx); c != nil {
		return c.TraceID, c.SpanID
	}
	return "", ""
}

func (s *Span) ids() (trace, span string) {
	return hex.EncodeToString(s.trace[:]), hex.EncodeToString(s.id[:])
}

func wantIDs(t *testing.T, what string, ctx interface{}, want *Span) {
	t.Helper()
	wantTrace, wantSpan := "", ""
	if want != nil {
		wantTrace, wantSpan = want.ids()
	}
	if trace, span := ids(ctx); trace != wantTrace || span != wantSpan {
		t.Errorf("%s: %s %s, want %s %s", what, trace, span, wantTrace, wantSpan)
	}
}

func TestLogContextIsThatOfTheCurrentSpan(t *testing.T) {
	install(t, nil)
	wantIDs(t, "before any span", context.Background(), nil)
	outer := start(site(2, "outer"), nil)
	wantIDs(t, "not entered yet", nil, nil)
	enter(outer)
	wantIDs(t, "without ctx", nil, outer)
	wantIDs(t, "a context that carries none", context.Background(), outer)
	inner := start(site(1, "inner"), nil)
	enter(inner)
	wantIDs(t, "nested", nil, inner)
	leave(inner)
	end(inner)
	wantIDs(t, "behind the nested one", nil, outer)
	leave(outer)
	end(outer)
	wantIDs(t, "behind all", nil, nil)
}

func TestLogContextOfAnExplicitContext(t *testing.T) {
	install(t, nil)
	carriedSpan := start(site(2, "carried"), nil)
	ctx := contextWithSpan(context.Background(), carriedSpan)
	current := start(site(1, "current"), nil)
	enter(current)
	wantIDs(t, "ctx wins", ctx, carriedSpan)
	below := start(site(1, "below"), ctx)
	enter(below)
	wantIDs(t, "nested deeper under ctx", ctx, below)
	leave(below)
	end(below)
	leave(current)
	end(current)
	trace, span := carriedSpan.ids()
	end(carriedSpan)
	if gotTrace, gotSpan := ids(ctx); gotTrace != trace || gotSpan != span {
		t.Errorf("an ended span that ctx carries: %s %s, want %s %s", gotTrace, gotSpan, trace, span)
	}
}

func TestLogContextOfAGoroutineThatOutlivesItsSpan(t *testing.T) {
	install(t, nil)
	s := start(site(2, "request"), nil)
	enter(s)
	var wg sync.WaitGroup
	ended := make(chan bool)
	spawn(&wg, func() {
		wantIDs(t, "child goroutine", nil, s)
		ended <- true
		<-ended
		wantIDs(t, "its span has ended", nil, nil)
	})
	<-ended
	leave(s)
	end(s)
	ended <- true
	wg.Wait()
}

func TestLogContextIsMadeOnceASpan(t *testing.T) {
	install(t, nil)
	where := &Site{}
	for range 3 { // the pool gives the same Span again
		s := start(site(2, "x"), nil)
		enter(s)
		wantIDs(t, "each its own", nil, s)
		first, l := logContext(where, nil), gls()
		if n := testing.AllocsPerRun(100, func() {
			if s.texts.of(l) != first {
				t.Error("made again")
			}
		}); n != 0 {
			t.Errorf("%v allocations a record", n)
		}
		leave(s)
		end(s)
	}
}

func TestLogContextSaysWhetherTheSpanIsSampled(t *testing.T) {
	for want, sampled := range map[string]sampler{"01": {true, sampleAll}, "00": {true, sampleNone}} {
		install(t, func(c *config) { c.sampler = sampled })
		s := start(site(2, "x"), nil)
		enter(s)
		wantIDs(t, "sampled or not", nil, s)
		if got := logContext(&Site{}, nil).TraceFlags; got != want {
			t.Errorf("flags %s, want %s", got, want)
		}
		leave(s)
		end(s)
	}
}

func TestLogContextCanBeSwitchedOff(t *testing.T) {
	install(t, func(c *config) { c.notEnabled = map[string]bool{"log-off": true} })
	s := start(site(2, "x"), nil)
	enter(s)
	if logContext(&Site{Instrumentation: "log-off"}, nil) != nil {
		t.Error("a disabled instrumentation has a log context")
	}
	if logContext(&Site{Instrumentation: "log-on"}, nil) == nil {
		t.Error("another one has none")
	}
	previous := suppress()
	wantIDs(t, "below //otel:ignore the current span stays current", nil, s)
	resume(previous)
	suppressed(func() { wantIDs(t, "inside of ours", nil, nil) })
	leave(s)
	end(s)
	suppressGoroutine()
	wantIDs(t, "a goroutine of ours", nil, nil)

	install(t, func(c *config) { c.disabled = true })
	if start(site(2, "x"), nil) != nil || logContext(&Site{}, context.Background()) != nil {
		t.Error("OTEL_SDK_DISABLED: there is a log context")
	}
}

// Loggers of other goroutines ask while the span ends and is used again.
func TestLogContextWhileSpansComeAndGo(t *testing.T) {
	install(t, nil)
	contexts := make(chan interface{})
	var wg sync.WaitGroup
	for range 4 {
		spawn(&wg, func() {
			for ctx := range contexts {
				c := ctx.(*spanContext)
				if trace, span := ids(ctx); trace != hex.EncodeToString(c.local.Trace[:]) || span != hex.EncodeToString(c.local.ID[:]) {
					t.Error("ids of another span")
				}
			}
		})
	}
	for range 2000 {
		s := start(site(2, "x"), nil)
		ctx := contextWithSpan(context.Background(), s)
		contexts <- ctx
		contexts <- ctx
		end(s)
	}
	close(contexts)
	wg.Wait()
}

func BenchmarkLogContextWithoutSpan(b *testing.B) {
	benchSetup(b, nil)
	where, ctx := &Site{}, context.Background()
	for b.Loop() {
		if logContext(where, ctx) != nil {
			b.Fatal("there is a span")
		}
	}
}

func BenchmarkLogContextInSpan(b *testing.B) {
	benchSetup(b, nil)
	s := start(site(2, "x"), nil)
	enter(s)
	where, ctx := &Site{}, context.Background()
	for b.Loop() {
		if logContext(where, ctx) == nil {
			b.Fatal("there is no span")
		}
	}
}
