// One operation a benchmark, in process, through the library's own doors. Built plain and by otel-ts, and compared by run.js.
package hooks

import (
	"context"
	"io"
	"net"
	"net/http"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc/test/bufconn"
)

// each measures an operation by the processor time of the whole process, the sending of what is recorded included: a
// machine that others use moves it least.
func each(b *testing.B, operation func()) {
	operation() // The first one dials, joins and fills pools.
	b.ReportAllocs()
	before := processorTime()
	for b.Loop() {
		operation()
	}
	b.ReportMetric(float64(processorTime()-before)/float64(b.N), "cpu-ns/op")
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// inside runs a benchmark's loop in the handler of one request: what adds to a server span has one, what asks for the
// current span finds it.
func inside(b *testing.B, loop func(r *http.Request)) {
	listener := bufconn.Listen(1 << 16)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { loop(r) })}
	go server.Serve(listener)
	defer server.Close()
	answer, err := clientOf(listener).Get("http://shop.example/")
	if err != nil {
		b.Fatal(err)
	}
	answer.Body.Close()
}

func clientOf(listener *bufconn.Listener) *http.Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) { return listener.DialContext(ctx) }
	return &http.Client{Transport: &http.Transport{DialContext: dial}}
}

// answered is a response that nobody reads.
type answered struct{ header http.Header }

func (a answered) Header() http.Header         { return a.header }
func (a answered) Write(p []byte) (int, error) { return len(p), nil }
func (a answered) WriteHeader(int)             {}

func drain(b *testing.B, answer *http.Response, err error) {
	if err != nil {
		b.Fatal(err)
	}
	io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
}
