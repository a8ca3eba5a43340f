package otelts

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// grpcCollector is a server of gRPC's wire protocol made of net/http alone.
// test/otlp-official has the real one.
type grpcCollector struct {
	*httptest.Server
	lock        sync.Mutex
	messages    [][]byte
	calls       []*http.Request
	connections map[net.Conn]bool
	answer      func(n int, w http.ResponseWriter) // nil: an empty message and status 0
}

func newGRPCCollector(t *testing.T, configure func(*httptest.Server)) *grpcCollector {
	c := &grpcCollector{connections: map[net.Conn]bool{}}
	c.Server = httptest.NewUnstartedServer(http.HandlerFunc(c.serve))
	c.Config.Protocols = new(http.Protocols)
	c.Config.Protocols.SetHTTP2(true)
	c.Config.Protocols.SetUnencryptedHTTP2(true)
	c.Config.ConnState = func(conn net.Conn, _ http.ConnState) {
		c.lock.Lock()
		c.connections[conn] = true
		c.lock.Unlock()
	}
	if configure != nil {
		configure(c.Server)
	} else {
		c.Start()
	}
	t.Cleanup(c.Close)
	return c
}

func (c *grpcCollector) serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	c.lock.Lock()
	defer c.lock.Unlock()
	c.calls = append(c.calls, r)
	w.Header().Set("Content-Type", "application/grpc")
	if len(body) < 5 || int(binary.BigEndian.Uint32(body[1:])) != len(body)-5 {
		w.Header().Set("Grpc-Status", "13")
		return
	}
	message := body[5:]
	if body[0] == 1 {
		unpacked, _ := gzip.NewReader(bytes.NewReader(message))
		message, _ = io.ReadAll(unpacked)
	}
	c.messages = append(c.messages, message)
	if c.answer != nil {
		c.answer(len(c.calls), w)
		return
	}
	answerGRPC(w, nil, "0", nil)
}

// answerGRPC sends a message and the status in the trailers.
func answerGRPC(w http.ResponseWriter, message []byte, status string, details []byte) {
	w.Header().Set("Trailer", "Grpc-Status, Grpc-Status-Details-Bin")
	w.Write(append(grpcFrame(len(message), false), message...))
	w.Header().Set("Grpc-Status", status)
	if details != nil {
		w.Header().Set("Grpc-Status-Details-Bin", base64.RawStdEncoding.EncodeToString(details))
	}
}

func exportGRPC(t *testing.T, endpoint string, change func(*config)) *engine {
	return exportTo(t, endpoint, func(c *config) {
		c.protocol = grpcProtobuf
		if change != nil {
			change(c)
		}
	})
}

func recordOne(e *engine) {
	end(start(site(1, "n"), nil))
	e.exporter.flush(30 * time.Second)
}

func TestGRPC(t *testing.T) {
	for _, compress := range []bool{false, true} {
		got := newGRPCCollector(t, nil)
		e := exportGRPC(t, got.URL, func(c *config) {
			c.compress = compress
			c.exitTimeout = time.Hour
			c.headers = [][2]string{{"X-Key", "a b"}, {"grpc-timeout", "1n"}, {"trace-bin", "\x00\xff"}}
		})
		for range 3 {
			for range 5 {
				end(start(site(1, "n"), nil))
			}
			e.exporter.flush(30 * time.Second)
		}
		spans := 0
		for _, m := range got.messages {
			spans += len(decodeRequest(t, m).spans)
		}
		r := got.calls[0]
		if spans != 15 || e.queue.exported.Load() != 15 || e.queue.dropped.Load() != 0 || e.exporter.busy() {
			t.Error(compress, spans, e.queue.exported.Load(), e.queue.dropped.Load())
		}
		if r.ProtoMajor != 2 || r.Method != "POST" || r.URL.Path != "/opentelemetry.proto.collector.trace.v1.TraceService/Export" {
			t.Error(r.Proto, r.Method, r.URL)
		}
		want := map[string]string{"Content-Type": "application/grpc", "Te": "trailers", "User-Agent": "otel-ts-go/" + Version, "X-Key": "a b",
			"Grpc-Timeout": "10000m", "Trace-Bin": "AP8", "Grpc-Accept-Encoding": "gzip", "Accept-Encoding": ""}
		if compress {
			want["Grpc-Encoding"] = "gzip"
		}
		for name, value := range want {
			if r.Header.Get(name) != value {
				t.Errorf("%s: %q", name, r.Header.Get(name))
			}
		}
	}
}

func TestGRPCMetrics(t *testing.T) {
	got := newGRPCCollector(t, nil)
	e, _ := install(t, nil)
	r := defaultReceiver("metrics")
	r.protocol, r.endpoint = grpcProtobuf, got.URL
	e.metrics.reader.send = newOTLP(&r).send
	add(metric(kindCounter, "counted"), 1)
	flushAll(30*time.Second, nil, e.metrics.reader.flushes, nil)
	if len(got.messages) != 1 || decodeMetrics(t, got.messages[0])[0].name != "counted" || got.calls[0].URL.Path != "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" {
		t.Error(got.messages, got.calls)
	}
}

func TestGRPCOverASocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	listener, err := net.Listen("unix", path)
	if err != nil {
		t.Skip("no unix sockets here: ", err)
	}
	got := newGRPCCollector(t, func(s *httptest.Server) { s.Listener.Close(); s.Listener = listener; s.Start() })
	e := exportGRPC(t, "unix:"+path, nil)
	recordOne(e)
	if len(got.messages) != 1 || e.queue.exported.Load() != 1 {
		t.Error(len(got.messages))
	}
}

// retryInfo is a google.rpc.Status with that detail, or with another one.
func retryInfo(name string, seconds, nanos byte) []byte {
	duration := []byte{1 << 3, seconds, 2 << 3, nanos}
	detail := appendMessage(nil, 1<<3|2, []byte("type.googleapis.com/google.rpc."+name))
	detail = appendMessage(detail, 2<<3|2, appendMessage(nil, 1<<3|2, duration))
	return appendMessage([]byte{1 << 3, 14}, 3<<3|2, detail)
}

func TestGRPCAnswers(t *testing.T) {
	trailers := func(status string, details []byte) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) { answerGRPC(w, nil, status, details) }
	}
	only := func(status, message string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) {
			w.Header().Set("Grpc-Status", status)
			w.Header().Set("Grpc-Message", message)
		}
	}
	plain := func(status int) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(status)
		}
	}
	partly := appendMessage(nil, 1<<3|2, appendMessage([]byte{1 << 3, 3}, 2<<3|2, []byte("too old")))
	for name, c := range map[string]struct {
		answer  func(http.ResponseWriter)
		outcome result
		after   time.Duration
		says    string
	}{
		"ok":                         {trailers("0", nil), delivered, 0, ""},
		"ok and no message":          {only("0", ""), delivered, 0, ""},
		"cancelled":                  {trailers("1", nil), postponed, 0, "CANCELLED"},
		"unknown":                    {trailers("2", nil), refused, 0, "UNKNOWN"},
		"invalid argument":           {only("3", "not%20now%0A%C3%A9"), refused, 0, "INVALID_ARGUMENT: not now é"},
		"deadline":                   {trailers("4", nil), postponed, 0, "DEADLINE_EXCEEDED"},
		"permission":                 {only("7", ""), refused, 0, "PERMISSION_DENIED"},
		"exhausted":                  {trailers("8", nil), refused, 0, "RESOURCE_EXHAUSTED"},
		"exhausted for a time":       {trailers("8", retryInfo("RetryInfo", 2, 5)), postponed, 2*time.Second + 5, "RESOURCE_EXHAUSTED"},
		"exhausted, another detail":  {trailers("8", retryInfo("QuotaFailure", 2, 5)), refused, 0, "RESOURCE_EXHAUSTED"},
		"aborted":                    {trailers("10", nil), postponed, 0, "ABORTED"},
		"out of range":               {trailers("11", nil), postponed, 0, "OUT_OF_RANGE"},
		"unimplemented":              {only("12", "unknown service"), refused, 0, "UNIMPLEMENTED: unknown service"},
		"internal":                   {trailers("13", nil), refused, 0, "INTERNAL"},
		"unavailable":                {only("14", ""), postponed, 0, "UNAVAILABLE"},
		"unavailable for a time":     {trailers("14", retryInfo("RetryInfo", 1, 0)), postponed, time.Second, "UNAVAILABLE"},
		"data loss":                  {trailers("15", nil), postponed, 0, "DATA_LOSS"},
		"unauthenticated":            {only("16", ""), refused, 0, "UNAUTHENTICATED"},
		"a code that nobody knows":   {only("99", ""), refused, 0, "code 99"},
		"partial success":            {func(w http.ResponseWriter) { answerGRPC(w, partly, "0", nil) }, delivered, 0, "3 were rejected: too old"},
		"packed":                     {packedAnswer(partly), delivered, 0, "3 were rejected: too old"},
		"no status":                  {func(w http.ResponseWriter) { w.Write(grpcFrame(0, false)) }, refused, 0, "INTERNAL: the answer has no status"},
		"a long answer":              {func(w http.ResponseWriter) { w.Write(make([]byte, answerLimit+2)) }, refused, 0, "RESOURCE_EXHAUSTED: the answer is too long"},
		"a proxy without receiver":   {plain(503), postponed, 0, "UNAVAILABLE: 503 Service Unavailable"},
		"a proxy that wants a login": {plain(401), refused, 0, "UNAUTHENTICATED: 401 Unauthorized"},
		"a web server":               {plain(200), refused, 0, "UNKNOWN: 200 OK"},
		"gone in the middle":         {func(w http.ResponseWriter) { w.Write([]byte{0}); panic(http.ErrAbortHandler) }, postponed, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := newGRPCCollector(t, nil)
			got.answer = func(_ int, w http.ResponseWriter) { c.answer(w) }
			r := defaultReceiver("traces")
			r.protocol, r.endpoint = grpcProtobuf, got.URL
			outcome, after, err := newOTLP(&r).send([]byte{}, time.Minute)
			says := ""
			if err != nil {
				says = err.Error()
			}
			if outcome != c.outcome || after != c.after || c.says != "" && strings.TrimSpace(says) != c.says || c.says == "" && outcome == delivered && err != nil {
				t.Errorf("%v %v %q", outcome, after, says)
			}
		})
	}
}

func packedAnswer(message []byte) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		z.Write(message)
		z.Close()
		w.Header().Set("Grpc-Encoding", "gzip")
		w.Header().Set("Trailer", "Grpc-Status")
		w.Write(append(grpcFrame(packed.Len(), true), packed.Bytes()...))
		w.Header().Set("Grpc-Status", "0")
	}
}

// Many exports, and what goes wrong between them, need one connection.
func TestOneConnection(t *testing.T) {
	for _, compress := range []bool{false, true} {
		rpc := newGRPCCollector(t, nil)
		e := exportGRPC(t, rpc.URL, func(c *config) { c.compress = compress })
		for range 20 {
			recordOne(e)
		}
		if rpc.lock.Lock(); len(rpc.connections) != 1 || len(rpc.calls) != 20 {
			t.Error("gRPC:", len(rpc.connections), len(rpc.calls))
		}
		rpc.lock.Unlock()
	}
	for _, protocol := range []protocol{httpProtobuf, httpJSON} {
		connections := map[net.Conn]bool{}
		var lock sync.Mutex
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			if r.Header.Get("X-Refuse") != "" {
				http.Error(w, strings.Repeat("no ", 100_000), http.StatusBadRequest)
			}
		}))
		server.Config.ConnState = func(conn net.Conn, _ http.ConnState) { lock.Lock(); connections[conn] = true; lock.Unlock() }
		server.Start()
		defer server.Close()
		e := exportTo(t, server.URL, func(c *config) { c.protocol, c.headers = protocol, [][2]string{{"x-refuse", "yes"}} })
		e.exporter.complaints.failing = map[string]string{"spans": ""}
		for range 20 {
			recordOne(e)
		}
		if lock.Lock(); len(connections) != 1 {
			t.Error("HTTP:", len(connections))
		}
		lock.Unlock()
	}
}

func TestGRPCTimeout(t *testing.T) {
	for v, want := range map[time.Duration]string{time.Microsecond: "1m", 10 * time.Second: "10000m", 100_000 * time.Second: "100000S"} {
		if got := grpcTimeout(v); got != want {
			t.Errorf("%v: %s", v, got)
		}
	}
}
