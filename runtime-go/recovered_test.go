package otelts

import (
	"errors"
	"testing"
)

func TestRecoveredPanic(t *testing.T) {
	e, out := install(t, nil)
	var depth uintptr
	var value any
	panics = func() (uintptr, interface{}, bool) { return depth, value, false }
	// pass is what a handler's frame does while a panic leaves it.
	pass := func() {
		if !inPanic() {
			return
		}
		p := patch(site(0, "frame"), kindServer, nil)
		recordPanic(p)
		apply(p)
	}
	serve := func(name string, status int, handle func()) {
		s := start(site(kindServer, name), nil)
		enter(s)
		handle()
		depth = 0 // recovered
		leave(s)
		failType(s, httpServerErrorType(status, recovered(s)))
		end(s)
	}
	serve("error", 500, func() {
		depth, value = 1, errors.New("boom")
		pass()
		pass()
	})
	serve("answered", 200, func() {
		depth, value = 1, "handled"
		pass()
	})
	serve("none", 503, pass)
	serve("in a child", 500, func() {
		child := start(site(1, "child"), nil)
		enter(child)
		depth, value = 1, "deep"
		pass()
		leave(child)
		end(child)
	})

	got := out.byName(t, e)
	check := func(name, errorType, message string, exceptions int) {
		t.Helper()
		s := got[name]
		if s.attributes["error.type"] != any(errorType) && (errorType != "" || s.attributes["error.type"] != nil) {
			t.Error(name, s.attributes)
		}
		if s.message != message || len(s.events) != exceptions {
			t.Errorf("%s: %q, %d events", name, s.message, len(s.events))
		}
	}
	check("error", "*errors.errorString", "boom", 1)
	check("answered", "", "", 1)
	check("none", "503", "", 0)
	check("in a child", "string", "deep", 1)
}

// A panic that was seen and that nobody recovered is one exception.
func TestSeenPanicThatPassesThrough(t *testing.T) {
	e, out := install(t, nil)
	var depth uintptr
	panics = func() (uintptr, interface{}, bool) { return depth, "boom", false }
	s := start(site(kindServer, "s"), nil)
	enter(s)
	depth = 1
	p := patch(site(0, "frame"), kindServer, nil)
	recordPanic(p)
	apply(p)
	leave(s)
	failType(s, httpServerErrorType(500, recovered(s)))
	end(s)
	if got := out.byName(t, e)["s"]; len(got.events) != 1 || got.attributes["error.type"] != "string" || got.message != "boom" {
		t.Errorf("%+v", got)
	}
}

func TestErrorTypeKeepsItsName(t *testing.T) {
	e, out := install(t, nil)
	s := start(site(3, "s"), nil)
	failType(s, "NOT_FOUND")
	fail(s, errors.New("there is none"))
	end(s)
	if got := out.byName(t, e)["s"]; got.attributes["error.type"] != "NOT_FOUND" || got.message != "there is none" {
		t.Errorf("%+v", got)
	}
}

func TestFunctionsOfRPC(t *testing.T) {
	if grpcStatus(0) != "OK" || grpcStatus(16) != "UNAUTHENTICATED" || grpcStatus(99) != "UNKNOWN" || grpcStatus(-1) != "" {
		t.Error("grpcStatus")
	}
	for code := range len(grpcStatusNames) {
		server := code == 2 || code == 4 || code >= 12 && code <= 15
		if (grpcServerErrorType(code) != "") != server || (grpcClientErrorType(code) != "") != (code != 0) {
			t.Error(code, grpcServerErrorType(code), grpcClientErrorType(code))
		}
	}
	if rpcMethod("/a.B/C") != "a.B/C" || rpcMethod("x") != "x" {
		t.Error("rpcMethod")
	}
	for name, want := range map[string]string{
		"traceparent": "Traceparent", "TraceState": "Tracestate", "baggage": "Baggage", "b3": "B3", "x-b3-traceid": "X-B3-Traceid",
		"X-B3-SpanId": "X-B3-Spanid", "x-b3-sampled": "X-B3-Sampled", "x-b3-flags": "X-B3-Flags", "x-b3-parentspanid": "X-B3-Parentspanid",
		"uber-trace-id": "Uber-Trace-Id", "x-amzn-trace-id": "X-Amzn-Trace-Id", "uberctx-user-id": "Uberctx-User-Id", "UBERCTX-A": "Uberctx-A", "uberctx-": "", "content-type": "", "": "", "authorizatio": "", "te": "",
	} {
		if got := propagationField(name); got != want {
			t.Errorf("propagationField(%q) = %q", name, got)
		}
	}
	if n := testing.AllocsPerRun(100, func() { propagationField("x-b3-traceid") }); n != 0 {
		t.Error(n, "allocations")
	}
}
