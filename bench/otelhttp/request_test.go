// Package bench measures what one HTTP server span costs. Every benchmark serves the
// same request with the same handler, so that the differences are the telemetry's.
package bench

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

const (
	traceID     = "4bf92f3577b34da6a3ce929d0e0e4736"
	parentID    = "00f067aa0ba902b7"
	traceparent = "00-" + traceID + "-" + parentID + "-01"
	userAgent   = "bench/1.0"
)

// newRequest is GET /items/42 as net/http hands it to a handler of the route GET /items/{id}.
func newRequest() *http.Request {
	request := httptest.NewRequest(http.MethodGet, "http://shop.example:8080/items/42", nil)
	request.RemoteAddr = "192.0.2.7:51234"
	request.Pattern = "GET /items/{id}"
	request.SetPathValue("id", "42")
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Traceparent", traceparent)
	return request
}

var body = []byte(`{"id":42}`)

// item is the handler under measurement.
func item(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(body)
}

// discardWriter costs nothing, which a recorder or a connection would.
type discardWriter struct {
	header http.Header
}

func newDiscardWriter() *discardWriter                     { return &discardWriter{header: http.Header{}} }
func (w *discardWriter) Header() http.Header               { return w.header }
func (w *discardWriter) WriteHeader(int)                   {}
func (w *discardWriter) Write(content []byte) (int, error) { return io.Discard.Write(content) }

// serve runs the benchmark loop over handler.
func serve(b *testing.B, handler http.Handler) {
	b.Helper()
	request, writer := newRequest(), newDiscardWriter()
	b.ReportAllocs()
	for b.Loop() {
		handler.ServeHTTP(writer, request)
	}
}
