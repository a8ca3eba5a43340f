package otelts

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// trouble is a receiver of one protocol on one address: it may be away, slow,
// cut connections, refuse, and come back.
type trouble struct {
	t        *testing.T
	protocol protocol
	address  string
	server   *httptest.Server

	lock     sync.Mutex
	fault    string
	release  chan bool
	requests int
	read     map[string]int // spans that arrived, answered or not
	accepted int            // spans of requests that were answered well
}

func newTrouble(t *testing.T, protocol protocol) *trouble {
	r := &trouble{t: t, protocol: protocol, read: map[string]int{}, release: make(chan bool)}
	r.start()
	t.Cleanup(func() { r.stop() })
	return r
}

func (r *trouble) start() {
	address := r.address
	if address == "" {
		address = "127.0.0.1:0"
	}
	var listener net.Listener
	eventually(r.t, func() (ok bool) { // the port may still be closing
		var err error
		listener, err = net.Listen("tcp", address)
		return err == nil
	})
	r.address = listener.Addr().String()
	r.server = httptest.NewUnstartedServer(http.HandlerFunc(r.serve))
	r.server.Listener.Close()
	r.server.Listener = listener
	r.server.Config.Protocols = new(http.Protocols)
	r.server.Config.Protocols.SetHTTP1(true)
	r.server.Config.Protocols.SetUnencryptedHTTP2(true)
	r.server.Start()
}

func (r *trouble) stop() {
	if r.server != nil {
		r.server.CloseClientConnections()
		r.server.Close()
		r.server = nil
	}
}

func (r *trouble) set(fault string) {
	r.lock.Lock()
	r.fault = fault
	r.lock.Unlock()
}

func (r *trouble) serve(w http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(request.Body)
	r.lock.Lock()
	defer r.lock.Unlock()
	r.requests++
	if err != nil {
		return
	}
	if r.protocol == grpcProtobuf {
		body = body[5:]
	}
	spans := 0
	if r.protocol == httpJSON {
		spans = r.readJSON(body)
	} else {
		for _, s := range decodeRequest(r.t, body).spans {
			spans++
			r.read[s.id]++
		}
	}
	fault := r.fault
	if fault == "slow" {
		r.lock.Unlock()
		select {
		case <-r.release:
		case <-request.Context().Done():
		}
		r.lock.Lock()
	}
	switch status := map[string][2]string{"429": {"429", "8"}, "503": {"503", "14"}, "400": {"400", "3"}}[fault]; {
	case fault == "cut":
		panic(http.ErrAbortHandler)
	case status[0] != "" && r.protocol == grpcProtobuf:
		w.Header().Set("Content-Type", "application/grpc")
		answerGRPC(w, nil, status[1], retryInfo("RetryInfo", 1, 0))
	case status[0] != "":
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(map[string]int{"429": 429, "503": 503, "400": 400}[status[0]])
	default:
		r.accepted += spans
		if r.protocol == grpcProtobuf {
			w.Header().Set("Content-Type", "application/grpc")
			answerGRPC(w, nil, "0", nil)
		}
	}
}

func (r *trouble) readJSON(body []byte) (spans int) {
	all := at(r.t, decodeJSON(r.t, body), "resourceSpans", 0, "scopeSpans").([]any)
	for _, scope := range all {
		for _, s := range scope.(map[string]any)["spans"].([]any) {
			spans++
			r.read[s.(map[string]any)["spanId"].(string)]++
		}
	}
	return spans
}

// Whatever the receiver does: what was recorded was exported, dropped or is
// pending, to the span, and what was exported has arrived.
func TestFaults(t *testing.T) {
	for name, protocol := range map[string]protocol{"protobuf": httpProtobuf, "json": httpJSON, "grpc": grpcProtobuf} {
		for _, fault := range []string{"", "absent", "slow", "cut", "429", "503", "400", "restart"} {
			t.Run(name+" "+fault, func(t *testing.T) {
				r := newTrouble(t, protocol)
				endpoint := "http://" + r.address
				e := exportTo(t, endpoint, func(c *config) {
					c.protocol, c.queueSize, c.batchSize, c.exitTimeout = protocol, 50, 10, time.Minute
					c.timeout = time.Minute
				})
				var impatient atomic.Bool
				impatient.Store(fault == "slow")
				send := e.exporter.send
				e.exporter.send = func(body []byte, timeout time.Duration) (result, time.Duration, error) {
					if impatient.Load() {
						timeout = 20 * time.Millisecond
					}
					return send(body, timeout)
				}
				e.exporter.complaints.failing = map[string]string{"spans": ""}
				record := func(n int) {
					for range n {
						end(start(site(1, "n"), nil))
					}
				}
				state := func() [3]uint64 {
					return [3]uint64{e.queue.exported.Load(), e.queue.dropped.Load(), e.queue.count()}
				}
				r.set(fault)
				switch fault {
				case "absent":
					r.stop()
				case "restart": // a connection that the server has closed is no loss
					record(10)
					e.exporter.flush(time.Minute)
					r.stop()
					r.start()
					record(20)
					e.exporter.flush(time.Minute)
				}
				if fault != "restart" {
					record(30)
					e.exporter.flush(time.Minute)
				}
				kept := [3]uint64{0, 0, 30}
				switch fault {
				case "", "restart":
					kept = [3]uint64{30, 0, 0}
				case "400":
					kept = [3]uint64{0, 30, 0}
				}
				if fault == "restart" && state()[0] < 30 { // or its first attempt found that out
					e.exporter.flush(time.Minute)
				}
				if got := state(); got != kept {
					t.Fatal("exported, dropped, pending:", got, "want", kept)
				}
				if fault == "400" {
					r.set("")
				}
				record(40)
				if got := state(); kept[2] > 0 && got != [3]uint64{0, 20, 50} {
					t.Fatal("with 40 more:", got)
				}
				r.set("")
				if fault == "absent" {
					r.start()
				}
				if fault == "slow" {
					close(r.release)
					impatient.Store(false)
				}
				e.exporter.flush(time.Minute)
				got := state()
				if got[0]+got[1] != 70 || got[2] != 0 {
					t.Fatal("at last:", got)
				}
				if want := map[string]uint64{"": 70, "restart": 70, "400": 40}[fault]; want != 0 && got[0] != want || want == 0 && got[0] != 50 {
					t.Error("exported:", got)
				}
				eventually(t, func() bool { return !e.exporter.busy() }) // the memory of requests is free again
				r.lock.Lock()
				defer r.lock.Unlock()
				// Where an answer is lost, what it was the answer to comes twice.
				if twice := fault == "slow"; r.accepted != int(got[0]) && !(twice && r.accepted > int(got[0])) || len(r.read) < int(got[0]) {
					t.Errorf("%d of %d arrived, %v", r.accepted, len(r.read), got)
				}
			})
		}
	}
}

// The pause between attempts is what the receiver asks for.
func TestGRPCRetryIsAsked(t *testing.T) {
	got := newGRPCCollector(t, nil)
	got.answer = func(n int, w http.ResponseWriter) {
		if n == 1 {
			answerGRPC(w, nil, "8", retryInfo("RetryInfo", 0, 1))
		} else {
			answerGRPC(w, nil, "0", nil)
		}
	}
	e := exportGRPC(t, got.URL, func(c *config) { c.delay = 0 })
	e.exporter.complaints.failing = map[string]string{"spans": ""}
	end(start(site(1, "kept"), nil))
	eventually(t, func() bool { return e.queue.count() == 0 })
	if got.lock.Lock(); len(got.messages) != 2 || e.queue.exported.Load() != 1 {
		t.Error(len(got.messages), e.queue.exported.Load())
	}
	got.lock.Unlock()
}

// A connection whose other end is gone without a word is given up.
func TestSilentConnection(t *testing.T) {
	defer func(after, timeout time.Duration) { pingAfter, pingTimeout = after, timeout }(pingAfter, pingTimeout)
	pingAfter, pingTimeout = 50*time.Millisecond, 50*time.Millisecond
	got := newGRPCCollector(t, nil)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	var silent atomic.Bool
	go func() {
		for first := true; ; first = false {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			to, err := net.Dial("tcp", got.Listener.Addr().String())
			if err != nil {
				return
			}
			for _, pair := range [][2]net.Conn{{from, to}, {to, from}} {
				go func() {
					b := make([]byte, 1<<16)
					for {
						n, err := pair[0].Read(b)
						if err != nil {
							return
						}
						if !first || !silent.Load() {
							pair[1].Write(b[:n])
						}
					}
				}()
			}
		}
	}()
	e := exportGRPC(t, "http://"+listener.Addr().String(), nil)
	e.exporter.complaints.failing = map[string]string{"spans": ""}
	recordOne(e)
	if e.queue.exported.Load() != 1 {
		t.Fatal("not through the proxy")
	}
	silent.Store(true)
	send := e.exporter.send
	e.exporter.send = func(body []byte, _ time.Duration) (result, time.Duration, error) {
		return send(body, 300*time.Millisecond)
	}
	end(start(site(1, "n"), nil))
	eventually(t, func() bool { e.exporter.flush(time.Minute); return e.queue.exported.Load() == 2 })
}
