package otelts

import (
	"net/url"
	"strings"
	"time"
)

// receiver is where one signal goes over OTLP, and how.
type receiver struct {
	endpoint string
	headers  [][2]string
	timeout  time.Duration
	compress bool
}

const defaultEndpoint = "http://localhost:4318"

func defaultReceiver(path string) receiver {
	return receiver{endpoint: defaultEndpoint + path, timeout: 10 * time.Second}
}

// read looks for the variables of one signal (TRACES, METRICS) first, then for
// those of all; only a signal's own endpoint is used as it is.
func (r *receiver) read(signal string) {
	prefix := "OTEL_EXPORTER_OTLP_" + signal + "_"
	if v := env(prefix + "ENDPOINT"); v != "" {
		if usableURL(v) {
			r.endpoint = v
		} else {
			badValue(prefix+"ENDPOINT", r.endpoint)
		}
	} else if v := env("OTEL_EXPORTER_OTLP_ENDPOINT"); v != "" {
		if usableURL(v) {
			r.endpoint = strings.TrimRight(v, "/") + "/v1/" + strings.ToLower(signal)
		} else {
			badValue("OTEL_EXPORTER_OTLP_ENDPOINT", defaultEndpoint)
		}
	}
	if name := own(prefix, "PROTOCOL"); env(name) != "" && env(name) != "http/protobuf" {
		badValue(name, "http/protobuf")
	}
	switch name := own(prefix, "COMPRESSION"); env(name) {
	case "", "none":
	case "gzip":
		r.compress = true
	default:
		badValue(name, "none")
	}
	r.timeout = envMilliseconds(r.timeout, 1, "OTEL_EXPORTER_OTLP_TIMEOUT")
	r.timeout = envMilliseconds(r.timeout, 1, prefix+"TIMEOUT")
	for _, name := range []string{"OTEL_EXPORTER_OTLP_HEADERS", prefix + "HEADERS"} {
		for _, pair := range envPairs(name) {
			if !usableHeader(pair) {
				warnOnce(name + ": an entry is no valid header and is ignored")
				continue
			}
			r.headers = append(r.headers, pair) // of two with one name the later wins
		}
	}
}

// own is the name of the variable that counts: the signal's, if it is set.
func own(prefix, name string) string {
	if env(prefix+name) != "" {
		return prefix + name
	}
	return "OTEL_EXPORTER_OTLP_" + name
}

func usableURL(v string) bool {
	u, err := url.Parse(v)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func usableHeader(pair [2]string) bool {
	for i := range len(pair[0]) {
		if c := pair[0][i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	for i := range len(pair[1]) {
		if c := pair[1][i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return pair[0] != ""
}
