package otelts

import (
	"strconv"
	"strings"
)

// Pure functions for HTTP, after the semantic conventions for HTTP spans.

// httpMethod keeps the methods of RFC 9110, PATCH and QUERY; a client's empty
// method means GET.
func httpMethod(method string) string {
	if method == "" {
		return "GET"
	}
	if e := running.Load(); e != nil && e.config.http.knownMethods != nil {
		if e.config.http.knownMethods[method] {
			return method
		}
		return "_OTHER"
	}
	switch method {
	case "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE":
		return method
	}
	return "_OTHER"
}

func httpMethodOriginal(method string) string {
	if httpMethod(method) == "_OTHER" {
		return method
	}
	return ""
}

func httpSpanMethod(method string) string {
	if method = httpMethod(method); method == "_OTHER" {
		return "HTTP"
	}
	return method
}

// httpRoute takes method and host off a net/http.ServeMux pattern.
func httpRoute(pattern string) string {
	if i := strings.IndexByte(pattern, '/'); i >= 0 {
		return pattern[i:]
	}
	return ""
}

// httpStatus is what net/http sends for a handler that sets no status, or
// stands for the connection that it closes after a panic.
func httpStatus(status int, panicking bool) int {
	switch {
	case status != 0:
		return status
	case panicking:
		return 500
	}
	return 200
}

// httpServerErrorType is the type of a panic that was recovered, where that
// made the response an error.
func httpServerErrorType(status int, recovered string) string {
	if status < 500 {
		return ""
	}
	if recovered != "" {
		return recovered
	}
	return strconv.Itoa(status)
}

func httpClientErrorType(status int) string {
	if status < 400 {
		return ""
	}
	return strconv.Itoa(status)
}

func httpScheme(secure bool) string {
	if secure {
		return "https"
	}
	return "http"
}

func httpProtocolVersion(major, minor int) string {
	switch {
	case major == 1 && minor == 1:
		return "1.1"
	case major == 1 && minor == 0:
		return "1.0"
	case major == 2 || major == 3:
		return strconv.Itoa(major)
	case major == 0 && minor == 0:
		return ""
	}
	return strconv.Itoa(major) + "." + strconv.Itoa(minor)
}

// splitHost takes host and port apart without net.SplitHostPort's errors:
// whatever is not clearly a port belongs to the host.
func splitHost(hostport string) (host string, port int) {
	host = hostport
	if strings.HasPrefix(host, "[") {
		i := strings.IndexByte(host, ']')
		if i < 0 {
			return host, 0
		}
		host, hostport = host[1:i], host[i+1:]
		if strings.HasPrefix(hostport, ":") {
			port = portNumber(hostport[1:])
		}
		return host, port
	}
	i := strings.LastIndexByte(host, ':')
	if i < 0 || strings.IndexByte(host, ':') != i { // a bare IPv6 address
		return host, 0
	}
	return host[:i], portNumber(host[i+1:])
}

func portNumber(v string) int {
	if n, err := strconv.ParseUint(v, 10, 16); err == nil {
		return int(n)
	}
	return 0
}

func hostAddress(hostport string) string {
	host, _ := splitHost(hostport)
	return host
}

func hostPort(hostport string) int {
	_, port := splitHost(hostport)
	return port
}

func defaultPort(port int, scheme string) int {
	if port != 0 {
		return port
	}
	switch scheme {
	case "http", "ws":
		return 80
	case "https", "wss":
		return 443
	}
	return 0
}

func headerValue(header map[string][]string, canonicalName string) string {
	if values := header[canonicalName]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// clientAddress trusts the first proxy that named the client, as the semantic
// conventions for client.address say, else it is the peer.
func clientAddress(header map[string][]string, remoteAddr string) string {
	if v := headerValue(header, "Forwarded"); v != "" {
		if address := forwardedFor(v); address != "" {
			return address
		}
	}
	if v := headerValue(header, "X-Forwarded-For"); v != "" {
		first, _, _ := strings.Cut(v, ",")
		if address := hostAddress(strings.TrimSpace(first)); address != "" && address != "unknown" {
			return address
		}
	}
	return hostAddress(remoteAddr)
}

// forwardedFor is the first element's for parameter (RFC 7239) without port.
func forwardedFor(v string) string {
	first, _, _ := strings.Cut(v, ",")
	for first != "" {
		var parameter string
		parameter, first, _ = strings.Cut(first, ";")
		name, value, _ := strings.Cut(parameter, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "for") {
			continue
		}
		value = strings.Trim(strings.TrimSpace(value), `"`)
		if address := hostAddress(value); address != "unknown" {
			return address
		}
	}
	return ""
}
