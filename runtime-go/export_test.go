package otelts

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// collector is an OTLP receiver; answer may write another status.
type collector struct {
	*httptest.Server
	lock     sync.Mutex
	requests []decodedRequest
	headers  []http.Header
	hits     int
}

func newCollector(t *testing.T, answer func(n int, w http.ResponseWriter) bool) *collector {
	c := &collector{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.lock.Lock()
		defer c.lock.Unlock()
		c.hits++
		if answer != nil && !answer(c.hits, w) {
			return
		}
		var reader io.Reader = r.Body
		if r.Header.Get("Content-Encoding") == "gzip" {
			reader, _ = gzip.NewReader(r.Body)
		}
		body, _ := io.ReadAll(reader)
		c.requests = append(c.requests, decodeRequest(t, body))
		c.headers = append(c.headers, r.Header)
	}))
	t.Cleanup(c.Close)
	return c
}

func exportTo(t *testing.T, url string, change func(*config)) *engine {
	var e *engine
	e, _ = install(t, func(c *config) {
		c.endpoint = url
		if change != nil {
			change(c)
		}
	})
	o := newOTLP(&e.config.receiver)
	e.exporter.send, e.exporter.busy = o.send, o.busy
	return e
}

func TestExport(t *testing.T) {
	for _, compress := range []bool{false, true} {
		got := newCollector(t, nil)
		e := exportTo(t, got.URL+"/v1/traces", func(c *config) {
			c.compress = compress
			c.headers = [][2]string{{"x-key", "old"}, {"X-Key", "a b"}}
			c.serviceName = "shop"
			c.batchSize = 10
			c.queueSize = 100
		})
		for range 3 { // memory of requests and buffers is used again
			for i := range 8 {
				s := start(&Site{Kind: 1, Name: "n", Scope: "otel-ts/" + string(rune('a'+i%3))}, nil)
				setInt(s, kf("i"), int64(i))
				end(s)
			}
			e.exporter.flush(10 * time.Second)
		}
		spans := map[string]int{}
		for _, r := range got.requests {
			if r.resource["service.name"] != "shop" || len(r.spans) > 10 {
				t.Errorf("%+v", r)
			}
			for _, s := range r.spans {
				spans[s.scope]++
			}
		}
		if spans["otel-ts/a"] != 9 || spans["otel-ts/b"] != 9 || spans["otel-ts/c"] != 6 {
			t.Error(spans)
		}
		h := got.headers[0]
		if h.Get("X-Key") != "a b" || h.Get("Content-Type") != "application/x-protobuf" || h.Get("User-Agent") != "otel-ts-go/"+Version {
			t.Error(h)
		}
		if e.queue.pending.Load() != 0 || e.exporter.busy() {
			t.Error("pending", e.queue.count())
		}
	}
}

func TestDelay(t *testing.T) {
	got := newCollector(t, nil)
	e := exportTo(t, got.URL, func(c *config) { c.delay = 30 * time.Millisecond })
	began := time.Now()
	end(start(site(1, "n"), nil))
	eventually(t, func() bool { return e.queue.count() == 0 })
	if time.Since(began) < 25*time.Millisecond {
		t.Error("too early")
	}
}

func TestRetry(t *testing.T) {
	got := newCollector(t, func(n int, w http.ResponseWriter) bool {
		if n <= 2 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader([]int{503, 429}[n-1])
		}
		return n > 2
	})
	e := exportTo(t, got.URL, func(c *config) { c.delay = 0 })
	end(start(site(1, "kept"), nil))
	eventually(t, func() bool { return e.queue.count() == 0 })
	if got.hits != 3 || len(got.requests) != 1 || got.requests[0].spans[0].name != "kept" {
		t.Error(got.hits, got.requests)
	}
	if e.exporter.backOff != 0 || e.queue.dropped.Load() != 0 {
		t.Error("back-off must begin anew")
	}
}

func TestOtherStatusesDrop(t *testing.T) {
	for _, status := range []int{400, 404, 500, 307} {
		got := newCollector(t, func(_ int, w http.ResponseWriter) bool {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
			return false
		})
		e := exportTo(t, got.URL, nil)
		e.exporter.complaints.failing = map[string]string{"spans": ""}
		end(start(site(1, "n"), nil))
		e.exporter.flush(10 * time.Second)
		if got.hits != 1 || e.queue.count() != 0 || e.queue.dropped.Load() != 1 {
			t.Error(status, got.hits, e.queue.count(), e.queue.dropped.Load())
		}
	}
}

func TestQueueIsBounded(t *testing.T) {
	e, out := install(t, func(c *config) { c.queueSize, c.batchSize = 10, 10 })
	out.answer = func(int) (result, time.Duration, error) { return postponed, time.Hour, errors.New("down") }
	e.exporter.complaints.failing = map[string]string{"spans": ""}
	for range 100 {
		end(start(site(1, "n"), nil))
	}
	if e.queue.count() != 10 || e.queue.dropped.Load() != 90 {
		t.Error(e.queue.count(), e.queue.dropped.Load())
	}
	e, _ = install(t, func(c *config) { c.queueSize, c.batchSize = 1<<20, 1<<20 })
	big := strings.Repeat("x", 1<<20)
	for range 100 {
		s := start(site(1, "n"), nil)
		setString(s, kf("big"), big)
		end(s)
	}
	if n := e.queue.count(); n < 50 || n > 63 {
		t.Error("bytes are bounded too:", n)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"": 0, "3": 3 * time.Second, "-1": 0, "99999999": time.Hour, "x": 0,
		now.Add(time.Minute).Format(http.TimeFormat): time.Minute, now.Add(-time.Minute).Format(http.TimeFormat): 0,
	} {
		if got := retryAfter(v, now); got != want {
			t.Errorf("%q: %v", v, got)
		}
	}
}

func TestPauseGrowsWithJitter(t *testing.T) {
	x := &exporter{flushes: make(chan chan struct{}, 1)}
	for _, most := range []time.Duration{1, 2, 4, 8, 16, 30, 30} {
		x.flushes <- make(chan struct{})
		if x.pause(0) == nil || time.Duration(x.backOff) != most*time.Second {
			t.Error(x.backOff, most)
		}
	}
}

func TestEndOnClose(t *testing.T) {
	e, out := install(t, nil)
	open := func(name string, body any) any {
		return endOnClose(start(site(3, name), nil), body)
	}
	r := open("eof", io.NopCloser(strings.NewReader("abc"))).(io.ReadCloser)
	if b, err := io.ReadAll(r); string(b) != "abc" || err != nil {
		t.Error(b, err)
	}
	r.Close()
	r.Close()
	r = open("closed", io.NopCloser(strings.NewReader("abc"))).(io.ReadCloser)
	if e.queue.count() != 1 {
		t.Error("ended too early")
	}
	r.Close()
	r = open("error", io.NopCloser(io.MultiReader(strings.NewReader("a"), failingReader{}))).(io.ReadCloser)
	io.ReadAll(r)
	r.Close()
	if open("none", http.NoBody) != http.NoBody {
		t.Error("what need not be wrapped stays")
	}
	failed := start(site(3, "nil"), nil)
	if endOnClose(failed, nil) != nil || e.queue.count() != 4 {
		t.Error("without a body the caller ends the span")
	}
	end(failed)
	switched := struct {
		io.ReadCloser
		io.Writer
	}{r, io.Discard}
	if open("101", switched) != any(switched) {
		t.Error("a Writer must not be hidden")
	}
	if e.queue.count() != 6 {
		t.Error(e.queue.count())
	}
	func() { open("lost", io.NopCloser(strings.NewReader("abc"))) }()
	eventually(t, func() bool { runtime.GC(); return e.queue.count() == 7 })
	got := out.byName(t, e)
	if got["error"].attributes["error.type"] != "*otelts.timeoutError" || got["error"].message != "late" || got["eof"].status != 0 || got["closed"].status != 0 {
		t.Errorf("%+v", got)
	}
}

func TestEndOnCloseOnce(t *testing.T) {
	e, _ := install(t, nil)
	for range 200 {
		r := endOnClose(start(site(3, "x"), nil), io.NopCloser(strings.NewReader(""))).(io.ReadCloser)
		var wg sync.WaitGroup
		wg.Go(func() { r.Read(make([]byte, 1)) })
		wg.Go(func() { r.Close() })
		wg.Wait()
	}
	if n := e.queue.count(); n != 200 {
		t.Error(n)
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, new(timeoutError) }

func eventually(t *testing.T, done func() bool) {
	t.Helper()
	for limit := time.Now().Add(time.Minute); !done(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatal("not in a minute")
		}
	}
}

// newHungCollector does not answer before release is closed; arrived, unless
// nil, gets what the first request waits for.
func newHungCollector(t *testing.T, release chan bool, arrived chan<- bool) *collector {
	return newCollector(t, func(int, http.ResponseWriter) bool {
		if arrived != nil {
			arrived <- true
		}
		select {
		case <-release:
		case <-time.After(2 * time.Minute):
		}
		return false
	})
}
