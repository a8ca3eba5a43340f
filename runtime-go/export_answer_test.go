package otelts

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestHTTPAnswers(t *testing.T) {
	const proto, asJSON = "application/x-protobuf", "application/json"
	partly := string(appendMessage(nil, 1<<3|2, appendMessage([]byte{1 << 3, 3}, 2<<3|2, []byte("too\nold"))))
	status := string(appendMessage([]byte{1 << 3, 3}, 2<<3|2, []byte(strings.Repeat("é", 300))))
	for name, c := range map[string]struct {
		status         int
		kind, after, b string
		outcome        result
		wait           time.Duration
		says           string
	}{
		"fine":                  {200, proto, "", "", delivered, 0, ""},
		"accepted":              {202, "", "", "", delivered, 0, ""},
		"fine in JSON":          {200, asJSON, "", "{}", delivered, 0, ""},
		"nothing partial":       {200, asJSON, "", `{"partialSuccess":{}}`, delivered, 0, ""},
		"partial":               {200, proto, "", partly, delivered, 0, "3 were rejected: too old"},
		"partial in JSON":       {200, asJSON, "", `{"partialSuccess":{"rejectedSpans":"4","errorMessage":"too old"}}`, delivered, 0, "4 were rejected: too old"},
		"points in JSON":        {200, asJSON, "", `{"partialSuccess":{"rejectedDataPoints":5}}`, delivered, 0, "5 were rejected"},
		"a warning":             {200, asJSON, "", `{"partialSuccess":{"errorMessage":"old"}}`, delivered, 0, "accepted with a warning: old"},
		"no OTLP at all":        {200, "text/html", "", "<html>", delivered, 0, ""},
		"bad request":           {400, proto, "", status, refused, 0, "400 Bad Request: " + strings.Repeat("é", 200) + "…"},
		"bad request in JSON":   {400, asJSON, "", `{"code":3,"message":"no"}`, refused, 0, "400 Bad Request: no"},
		"bad request in words":  {400, "text/plain", "", "secret", refused, 0, "400 Bad Request"},
		"too large":             {413, "", "", "", refused, 0, "413 Request Entity Too Large"},
		"internal":              {500, "", "", "", refused, 0, "500 Internal Server Error"},
		"too many":              {429, "", "7", "", postponed, 7 * time.Second, "429 Too Many Requests"},
		"bad gateway":           {502, "", "", "", postponed, 0, "502 Bad Gateway"},
		"unavailable":           {503, "", "1", "", postponed, time.Second, "503 Service Unavailable"},
		"gateway timeout":       {504, "", "", "", postponed, 0, "504 Gateway Timeout"},
		"a redirect":            {307, "", "", "", refused, 0, "307 Temporary Redirect"},
		"an answer without end": {200, proto, "", strings.Repeat("\x00", answerLimit+100), delivered, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", c.kind)
				if c.after != "" {
					w.Header().Set("Retry-After", c.after)
				}
				w.WriteHeader(c.status)
				w.Write([]byte(c.b))
			}))
			defer server.Close()
			r := defaultReceiver("traces")
			r.endpoint = server.URL
			outcome, wait, err := newOTLP(&r).send([]byte{}, time.Minute)
			says := ""
			if err != nil {
				says = err.Error()
			}
			if outcome != c.outcome || wait != c.wait || says != c.says {
				t.Errorf("%v %v %q", outcome, wait, says)
			}
		})
	}
}

// What was rejected counts as dropped; one line says so.
func TestPartialSuccess(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte(`{"partialSuccess":{"rejectedSpans":"1","rejectedDataPoints":"1","errorMessage":"too old"}}`))
	}))
	defer server.Close()
	e := exportTo(t, server.URL, nil)
	for range 3 {
		end(start(site(1, "kept"), nil))
		recordOne(e)
	}
	if e.queue.exported.Load() != 3 || e.queue.dropped.Load() != 3 || e.queue.count() != 0 {
		t.Error(e.queue.exported.Load(), e.queue.dropped.Load(), e.queue.count())
	}
	stderr, err, _ := runChild(t, "both failures", "OTEL_EXPORTER_OTLP_ENDPOINT="+server.URL)
	if err != nil || strings.Count(stderr, "\n") != 2 || strings.Count(stderr, ": 1 were rejected: too old; further") != 2 ||
		!strings.Contains(stderr, " says of spans") || !strings.Contains(stderr, " says of metrics") {
		t.Errorf("%v %q", err, stderr)
	}
}

func TestTheOtherProtocolsPort(t *testing.T) {
	failure := http.ErrHandlerTimeout
	for _, c := range []struct {
		protocol protocol
		endpoint string
		hint     string
	}{
		{httpProtobuf, "http://c:4317/v1/traces", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc"},
		{grpcProtobuf, "http://c:4318", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"},
		{httpJSON, "http://c:4318/v1/traces", ""},
		{grpcProtobuf, "http://c:4317", ""},
	} {
		r := receiver{signal: "traces", protocol: c.protocol, endpoint: c.endpoint}
		if said := newOTLP(&r).explained(failure).Error(); strings.Contains(said, "PROTOCOL") != (c.hint != "") || !strings.Contains(said, c.hint) {
			t.Error(c, said)
		}
	}
}
