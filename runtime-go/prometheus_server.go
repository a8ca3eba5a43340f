package otelts

import (
	"compress/gzip"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The port is asked for by OTEL_METRICS_EXPORTER=prometheus and bound when the
// program starts, because who asks a service before its first request should
// find it. The rest of the configuration is read when it is needed.
func init() {
	asked := strings.Contains(env("OTEL_METRICS_EXPORTER"), "prometheus") // so others hear of bad values when they record
	if asked && !strings.EqualFold(env("OTEL_SDK_DISABLED"), "true") && readExporters("OTEL_METRICS_EXPORTER", "otlp", true).prometheus {
		servePrometheus(readPrometheus())
	}
}

var prometheusOnce sync.Once

// servePrometheus serves for as long as the program lives and keeps it from
// nothing: a port that is taken costs one line.
func servePrometheus(c prometheusConfig) {
	prometheusOnce.Do(func() {
		address := net.JoinHostPort(c.host, strconv.Itoa(c.port))
		suppressed(func() { // also the goroutine's children
			listener, err := net.Listen("tcp", address)
			if err != nil {
				warn("cannot serve metrics to Prometheus: " + err.Error())
				return
			}
			server := newPrometheusServer(boot)
			hidden(func() {
				go func() {
					suppressGoroutine()
					_ = server.Serve(listener)
				}()
			})
		})
	})
}

func newPrometheusServer(engine func() *engine) *http.Server {
	return &http.Server{
		Handler:           http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answerPrometheus(w, r, engine()) }),
		ReadHeaderTimeout: 10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0), // the program's own log is the program's
	}
}

const (
	prometheusType  = "text/plain; version=0.0.4; charset=utf-8"
	openMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8"
)

func answerPrometheus(w http.ResponseWriter, r *http.Request, e *engine) {
	if r.URL.Path != "/metrics" {
		http.Error(w, "metrics are at /metrics", http.StatusNotFound)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET is served here", http.StatusMethodNotAllowed)
		return
	}
	accept := r.Header.Values("Accept")
	openMetrics := quality(accept, "application/openmetrics-text") > max(quality(accept, "text/plain"), 0)
	body := e.prometheusAnswer(openMetrics)
	h := w.Header()
	h.Set("Content-Type", prometheusType)
	if openMetrics {
		h.Set("Content-Type", openMetricsType)
	}
	if quality(r.Header.Values("Accept-Encoding"), "gzip") <= 0 {
		h.Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body)
		return
	}
	h.Set("Content-Encoding", "gzip")
	packed := gzip.NewWriter(w)
	_, _ = packed.Write(body)
	_ = packed.Close()
}

// quality is how much of an Accept header's values want what is named, 0 where
// it is not among them: wildcards do not name OpenMetrics.
func quality(values []string, name string) (best float64) {
	for _, value := range values {
		for item := range strings.SplitSeq(value, ",") {
			what, parameters, _ := strings.Cut(item, ";")
			if !strings.EqualFold(strings.TrimSpace(what), name) {
				continue
			}
			q := 1.0
			for parameter := range strings.SplitSeq(parameters, ";") {
				if v, ok := strings.CutPrefix(strings.ReplaceAll(parameter, " ", ""), "q="); ok {
					q, _ = strconv.ParseFloat(v, 64)
				}
			}
			best = max(best, q)
		}
	}
	return best
}
