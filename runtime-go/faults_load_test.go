package otelts

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Many goroutines, a receiver that answers differently each time, and a queue
// that is full most of the time: what was recorded is exported or dropped, to
// the span, and what is exported has arrived.
func TestFaultsUnderLoad(t *testing.T) {
	const writers, each = 4, 4000
	var requests, accepted atomic.Uint64
	statuses := []int{200, 503, 400, 200, 429}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		status := statuses[requests.Add(1)%5]
		if status == 200 {
			accepted.Add(uint64(len(decodeRequest(t, body).spans)))
		}
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(status)
	}))
	defer server.Close()
	e := exportTo(t, server.URL, func(c *config) {
		c.protocol, c.delay, c.queueSize, c.batchSize = httpProtobuf, 10*time.Millisecond, 256, 64
	})
	send := e.exporter.send
	e.exporter.send = func(body []byte, timeout time.Duration) (result, time.Duration, error) {
		outcome, after, err := send(body, timeout)
		return outcome, min(after, time.Millisecond), err // the second that is asked for is for another test
	}

	var all sync.WaitGroup
	for range writers {
		spawn(&all, func() {
			for n := range each {
				end(start(site(1, "n"), nil))
				if pending := e.queue.count(); pending > e.queue.limit+writers {
					t.Error(pending, "spans are pending")
				}
				if n%50 == 0 {
					time.Sleep(time.Millisecond) // so that the exporter gets somewhere on one processor, too
				}
			}
		})
	}
	all.Wait()
	eventually(t, func() bool { e.exporter.flush(time.Minute); return e.queue.count() == 0 })

	exported, dropped := e.queue.exported.Load(), e.queue.dropped.Load()
	if exported+dropped != writers*each {
		t.Errorf("%d exported and %d dropped of %d", exported, dropped, writers*each)
	}
	if exported == 0 || dropped == 0 {
		t.Errorf("%d exported, %d dropped: this was no test", exported, dropped)
	}
	if accepted.Load() != exported {
		t.Errorf("%d exported, %d arrived", exported, accepted.Load())
	}
}
