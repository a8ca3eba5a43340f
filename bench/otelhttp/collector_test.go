package bench

import (
	"encoding/binary"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
)

// collector receives OTLP over HTTP on 127.0.0.1, counts spans and forgets them.
type collector struct {
	lock  sync.Mutex
	spans int
	body  []byte // the last request's
}

func (c *collector) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if n := int(r.ContentLength); cap(c.body) < n {
		c.body = make([]byte, n)
	}
	c.body = c.body[:r.ContentLength]
	if _, err := io.ReadFull(r.Body, c.body); err != nil {
		panic(err)
	}
	// ExportTraceServiceRequest.resource_spans, ResourceSpans.scope_spans, ScopeSpans.spans
	each(c.body, 1, func(resource []byte) {
		each(resource, 2, func(scope []byte) {
			each(scope, 2, func([]byte) { c.spans++ })
		})
	})
}

// take returns how many spans have arrived since the last call, and the last request.
func (c *collector) take() (spans int, body []byte) {
	c.lock.Lock()
	defer c.lock.Unlock()
	spans, c.spans = c.spans, 0
	return spans, c.body
}

// each visits the fields of that number; the messages here have length-delimited fields only.
func each(message []byte, number uint64, visit func([]byte)) {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		length, m := binary.Uvarint(message[n:])
		end := n + m + int(length)
		if tag == number<<3|2 {
			visit(message[n+m : end])
		}
		message = message[end:]
	}
}

var received = &collector{}

func startCollector() (url string) { return httptest.NewServer(received).URL }
