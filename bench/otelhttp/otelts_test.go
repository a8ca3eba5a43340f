package bench

import (
	"bytes"
	"context"
	"encoding/hex"
	"net/http"
	"os"
	"testing"
	"unsafe"
)

// otelts_Local is a goroutine's context, as the woven package runtime keeps it in runtime.g.
type otelts_Local struct {
	_, _ unsafe.Pointer
	_    [2]uint64
	_    [32]byte
	_    uint64
	_    unsafe.Pointer
}

func TestMain(m *testing.M) {
	_ = os.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", startCollector())
	// The first span begins the exporter's goroutine. Only then comes the stand-in for the
	// woven package runtime: it knows one goroutine, that of the benchmarks.
	otelts_end(otelts_start(&otelts_Site{name: "first"}, nil))
	otelts_exit()
	local := new(otelts_Local)
	otelts_gls = func() *otelts_Local { return local }
	otelts_panics = func() (uintptr, interface{}, bool) { return 0, nil, false }
	os.Exit(m.Run())
}

func key(name string) string { return "\n" + string(rune(len(name))) + name }

var (
	keyMethod         = key("http.request.method")
	keyMethodOriginal = key("http.request.method_original")
	keyScheme         = key("url.scheme")
	keyPath           = key("url.path")
	keyQuery          = key("url.query")
	keyAddress        = key("server.address")
	keyPort           = key("server.port")
	keyClient         = key("client.address")
	keyPeerAddress    = key("network.peer.address")
	keyPeerPort       = key("network.peer.port")
	keyVersion        = key("network.protocol.version")
	keyUserAgent      = key("user_agent.original")
	keyStatus         = key("http.response.status_code")
)

var (
	serverSite = otelts_Site{kind: 2, name: "HTTP", scope: "otel-ts/net/http", instrumentation: "net-http"}
	routeSite  = otelts_Site{name: "HTTP", scope: "otel-ts/net/http", instrumentation: "net-http"}
	derived    context.Context // what net/http's request would carry
)

// woven is aspects/net-http.yaml around the handler: serverHandler.ServeHTTP, and the route
// that ServeMux.findHandler patches in.
func woven(w http.ResponseWriter, r *http.Request) {
	s := otelts_startRemote(&serverSite, r.Context(), r.Header)
	if s != nil {
		if s.recording {
			otelts_setName(s, otelts_fn_httpSpanMethod(r.Method))
			otelts_setString(s, keyMethod, otelts_fn_httpMethod(r.Method))
			otelts_setString(s, keyMethodOriginal, otelts_fn_httpMethodOriginal(r.Method))
			otelts_setString(s, keyScheme, otelts_fn_httpScheme(r.TLS != nil))
			otelts_setString(s, keyAddress, otelts_fn_hostAddress(r.Host))
			if port := otelts_fn_hostPort(r.Host); port != 0 {
				otelts_setInt(s, keyPort, int64(port))
			}
			otelts_setString(s, keyClient, otelts_fn_clientAddress(r.Header, r.RemoteAddr))
			otelts_setString(s, keyPeerAddress, otelts_fn_hostAddress(r.RemoteAddr))
			if port := otelts_fn_hostPort(r.RemoteAddr); port != 0 {
				otelts_setInt(s, keyPeerPort, int64(port))
			}
			otelts_setString(s, keyVersion, otelts_fn_httpProtocolVersion(r.ProtoMajor, r.ProtoMinor))
			otelts_setString(s, keyUserAgent, otelts_fn_header(r.Header, "User-Agent"))
			otelts_setString(s, keyPath, r.URL.Path)
			otelts_setString(s, keyQuery, otelts_fn_urlQuery(r.URL.RawQuery))
		}
		otelts_enter(s)
		derived, _ = otelts_withSpan(r.Context(), s).(context.Context)
		defer func() {
			otelts_leave(s)
			if s.recording {
				otelts_setInt(s, keyStatus, http.StatusOK)
				otelts_failType(s, otelts_fn_httpServerErrorType(http.StatusOK, ""))
			}
			otelts_end(s)
		}()
	}
	if p := otelts_patch(&routeSite, 2, nil); p != nil {
		otelts_setRoute(p, otelts_fn_httpRoute(r.Pattern))
		otelts_apply(p)
	}
	item(w, r)
}

// wovenSpan has the nine attributes of startAndEnd, and the header to take the parent from.
func wovenSpan(header http.Header) {
	s := otelts_startRemote(&serverSite, nil, header)
	if s.recording {
		otelts_setName(s, "GET")
		otelts_setString(s, keyMethod, "GET")
		otelts_setString(s, keyScheme, "http")
		otelts_setString(s, keyPath, "/items/42")
		otelts_setString(s, keyAddress, "shop.example")
		otelts_setInt(s, keyPort, 8080)
		otelts_setString(s, keyClient, "192.0.2.7")
		otelts_setString(s, keyUserAgent, userAgent)
		otelts_setRoute(s, "/items/{id}")
		otelts_setInt(s, keyStatus, http.StatusOK)
	}
	otelts_enter(s)
	otelts_leave(s)
	otelts_end(s)
}

// atOnce is how many spans are made before their delivery is awaited: half the queue.
const atOnce = 1024

// measureWoven exports every span to the collector. Waiting for it is timed or not: without,
// export is on another core's time, as the SDK's batch processor is in the other benchmarks.
func measureWoven(b *testing.B, waiting bool, span func()) {
	b.Helper()
	otelts_exit()
	received.take()
	b.ReportAllocs()
	for n := 1; b.Loop(); n++ {
		span()
		if n%atOnce != 0 {
			continue
		}
		if !waiting {
			b.StopTimer()
		}
		otelts_exit()
		if !waiting {
			b.StartTimer()
		}
	}
	otelts_exit()
	spans, _ := received.take()
	b.ReportMetric(float64(spans)/float64(b.N), "exported/op")
}

func serveWoven() func() {
	request, writer := newRequest(), newDiscardWriter()
	return func() { woven(writer, request) }
}

// BenchmarkOtelTSHTTP stands against BenchmarkOtelHTTP.
func BenchmarkOtelTSHTTP(b *testing.B) { measureWoven(b, false, serveWoven()) }

// BenchmarkOtelTSHTTPDelivered is the same until the collector has answered: encoding,
// HTTP, and the collector itself, which the other benchmarks do without.
func BenchmarkOtelTSHTTPDelivered(b *testing.B) { measureWoven(b, true, serveWoven()) }

// BenchmarkOtelTSSpan stands against BenchmarkSDKSpan.
func BenchmarkOtelTSSpan(b *testing.B) {
	header := newRequest().Header
	measureWoven(b, false, func() { wovenSpan(header) })
}

// TestWovenSpansAreWhole keeps the benchmarks from measuring a span that is not there.
func TestWovenSpansAreWhole(t *testing.T) {
	header := newRequest().Header
	for name, span := range map[string]func(){"woven": serveWoven(), "wovenSpan": func() { wovenSpan(header) }} {
		otelts_exit()
		received.take()
		span()
		otelts_exit()
		spans, body := received.take()
		if spans != 1 {
			t.Fatalf("%s: %d spans, want 1", name, spans)
		}
		trace, _ := hex.DecodeString(traceID)
		parent, _ := hex.DecodeString(parentID)
		for what, want := range map[string]string{
			"trace": "\n\x10" + string(trace), "parent": "\"\x08" + string(parent), "name": "*\x0fGET /items/{id}",
			"method": text(keyMethod, "GET"), "scheme": text(keyScheme, "http"), "path": text(keyPath, "/items/42"),
			"address": text(keyAddress, "shop.example"), "client": text(keyClient, "192.0.2.7"),
			"user agent": text(keyUserAgent, userAgent), "route": text(key("http.route"), "/items/{id}"),
			"port": keyPort + "\x12\x03\x18\x90\x3f", "status": keyStatus + "\x12\x03\x18\xc8\x01",
		} {
			if !bytes.Contains(body, []byte(want)) {
				t.Errorf("%s: no %s %q", name, what, want)
			}
		}
	}
}

// text is a KeyValue with a string.
func text(key, v string) string {
	return key + "\x12" + string(rune(len(v)+2)) + "\n" + string(rune(len(v))) + v
}
