package otelts

import "strings"

// httpConfig is what may be configured of HTTP and databases.
type httpConfig struct {
	knownMethods map[string]bool // nil: those of the semantic conventions
	// Headers that become attributes: of requests and responses, by who records.
	server, client captured
	captures       bool // any
	queryText      queryText
}

type captured struct {
	request, response []capturedHeader
	sizes             bool // of bodies are measured
}

// capturedHeader is one name of the configured lists.
type capturedHeader struct {
	name   string // as net/http spells it
	key    string // the attribute's, encoded
	secret bool   // only that it was there may be seen
}

type queryText int

const (
	queryTextSanitized queryText = iota
	queryTextRaw
	queryTextNone
)

func (c *httpConfig) read() {
	c.knownMethods = envSet("OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS")
	c.server.request = readCaptured("OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_REQUEST_HEADERS", "http.request.header.")
	c.server.response = readCaptured("OTEL_INSTRUMENTATION_HTTP_SERVER_CAPTURE_RESPONSE_HEADERS", "http.response.header.")
	c.client.request = readCaptured("OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_REQUEST_HEADERS", "http.request.header.")
	c.client.response = readCaptured("OTEL_INSTRUMENTATION_HTTP_CLIENT_CAPTURE_RESPONSE_HEADERS", "http.response.header.")
	c.captures = c.server.request != nil || c.server.response != nil || c.client.request != nil || c.client.response != nil
	c.server.sizes = envBool("OTEL_INSTRUMENTATION_HTTP_SERVER_EMIT_EXPERIMENTAL_TELEMETRY")
	c.client.sizes = envBool("OTEL_INSTRUMENTATION_HTTP_CLIENT_EMIT_EXPERIMENTAL_TELEMETRY")
	if v := env("OTEL_TS_DB_QUERY_TEXT"); v != "" && !c.setQueryText(v) {
		badValue("OTEL_TS_DB_QUERY_TEXT", "sanitized")
	}
	if env("OTEL_SEMCONV_STABILITY_OPT_IN") != "" {
		debugLine("OTEL_SEMCONV_STABILITY_OPT_IN changes nothing: the stable names are the only ones there are")
	}
}

// leavesOut: the sizes of bodies are not stable in the conventions, so that
// shipped aspects measure them only where somebody asks for it.
func (c *httpConfig) leavesOut(site *Metric) bool {
	if site.Instrumentation != "net-http" {
		return false
	}
	switch site.Name {
	case "http.server.request.body.size", "http.server.response.body.size":
		return !c.server.sizes
	case "http.client.request.body.size", "http.client.response.body.size":
		return !c.client.sizes
	}
	return false
}

func (c *httpConfig) setQueryText(v string) bool {
	switch strings.ToLower(v) {
	case "sanitized":
		c.queryText = queryTextSanitized
	case "raw":
		c.queryText = queryTextRaw
	case "none":
		c.queryText = queryTextNone
	default:
		return false
	}
	return true
}

func readCaptured(name, prefix string) []capturedHeader {
	return capturedHeaders(name, strings.Split(env(name), ","), prefix)
}

func capturedHeaders(source string, names []string, prefix string) (list []capturedHeader) {
	seen := map[string]bool{}
	for _, item := range names {
		item = strings.ToLower(strings.TrimSpace(item))
		if item == "" || seen[item] {
			continue
		}
		if !isToken(item) {
			warnOnce(source + ": an entry is no name of a header and is ignored")
			continue
		}
		seen[item] = true
		list = append(list, capturedHeader{canonicalRest(item), keyField(prefix + item), secretHeader(item)})
	}
	return list
}

// secretHeader is by name, and there is no way to switch it off: who asks for
// such a header wants to know whether it was there.
func secretHeader(name string) bool {
	for _, word := range []string{"authorization", "cookie", "token", "secret", "password", "credential", "api-key", "apikey", "session", "csrf", "xsrf"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

const (
	headersOfRequest  = 0
	headersOfResponse = 1
)

// setHeaderAttributes records what is configured of a request's or response's headers.
func setHeaderAttributes(s *Span, which int, header map[string][]string) {
	if s == nil || !s.Recording {
		return
	}
	of := &s.engine.config.http.client
	if s.kind == kindServer {
		of = &s.engine.config.http.server
	}
	list := of.request
	if which == headersOfResponse {
		list = of.response
	}
	for i := range list {
		h := &list[i]
		values := header[h.name]
		if len(values) == 0 {
			continue
		}
		if h.secret {
			hidden := make([]string, len(values))
			for i := range hidden {
				hidden[i] = redacted
			}
			values = hidden
		}
		setStringsAttribute(s, h.key, values)
	}
}
