package otelts

import (
	"net/url"
	"strings"
	"time"
)

// receiver is where one signal goes over OTLP, and how.
type receiver struct {
	signal   string // traces, metrics, logs
	protocol protocol
	endpoint string // of gRPC without a path; unix:PATH is a socket
	headers  [][2]string
	timeout  time.Duration
	compress bool

	certificate       string // PEM files: what the receiver's is verified against,
	clientKey         string // and what we are known by
	clientCertificate string
}

type protocol int

const (
	httpProtobuf protocol = iota
	httpJSON
	grpcProtobuf
)

const (
	defaultEndpoint     = "http://localhost:4318"
	defaultGRPCEndpoint = "http://localhost:4317"
)

func defaultReceiver(signal string) receiver {
	return receiver{signal: signal, endpoint: defaultEndpoint + "/v1/" + signal, timeout: 10 * time.Second}
}

// read looks for the variables of the signal first, then for those of all.
func (r *receiver) read() {
	prefix := "OTEL_EXPORTER_OTLP_" + strings.ToUpper(r.signal) + "_"
	switch name := own(prefix, "PROTOCOL"); env(name) {
	case "", "http/protobuf":
	case "http/json":
		r.protocol = httpJSON
	case "grpc":
		r.protocol, r.endpoint = grpcProtobuf, defaultGRPCEndpoint
	default:
		badValue(name, "http/protobuf")
	}
	r.readEndpoint(prefix)
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
	r.certificate = env(own(prefix, "CERTIFICATE"))
	r.clientKey = env(own(prefix, "CLIENT_KEY"))
	r.clientCertificate = env(own(prefix, "CLIENT_CERTIFICATE"))
}

// readEndpoint: over HTTP only a signal's own endpoint is used as it is.
func (r *receiver) readEndpoint(prefix string) {
	name := own(prefix, "ENDPOINT")
	v := env(name)
	if v == "" {
		return
	}
	if r.protocol == grpcProtobuf {
		if endpoint, ok := grpcEndpoint(v, envBool(own(prefix, "INSECURE"))); ok {
			r.endpoint = endpoint
		} else {
			badValue(name, defaultGRPCEndpoint)
		}
		return
	}
	switch {
	case !usableURL(v) && name == prefix+"ENDPOINT":
		badValue(name, r.endpoint)
	case !usableURL(v):
		badValue(name, defaultEndpoint)
	case name == prefix+"ENDPOINT":
		r.endpoint = v
	default:
		r.endpoint = strings.TrimRight(v, "/") + "/v1/" + r.signal
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

// grpcEndpoint takes URLs, whose scheme says whether there is TLS and whose
// path says nothing, and the names that gRPC clients know: host:port,
// dns:host:port, dns://resolver/host:port, unix:path and unix:///path.
func grpcEndpoint(v string, insecure bool) (endpoint string, ok bool) {
	if path, isSocket := strings.CutPrefix(v, "unix:"); isSocket {
		if strings.HasPrefix(path, "///") {
			path = path[2:]
		}
		return "unix:" + path, path != "" && !strings.HasPrefix(path, "//")
	}
	if name, isName := strings.CutPrefix(v, "dns:"); isName {
		if v = name; strings.HasPrefix(v, "//") {
			_, v, _ = strings.Cut(v[2:], "/")
		}
	}
	if !strings.Contains(v, "://") {
		scheme := "https://"
		if insecure {
			scheme = "http://"
		}
		v = scheme + v
	}
	if !usableURL(v) {
		return "", false
	}
	u, _ := url.Parse(v)
	return (&url.URL{Scheme: u.Scheme, User: u.User, Host: u.Host}).String(), true
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
