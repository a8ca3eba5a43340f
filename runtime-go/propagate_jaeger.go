package otelts

import (
	"net/url"
	"slices"
	"strings"
)

// Jaeger's own headers, https://www.jaegertracing.io/docs/1.76/client-libraries/#propagation-format
const (
	headerJaeger        = "Uber-Trace-Id"
	headerJaegerBaggage = "Uberctx-"
)

// parseJaeger reads trace:span:parent:flags; leading zeros may be missing.
func (t *traceparent) parseJaeger(v string) bool {
	if v == "" || len(v) > 128 {
		return false
	}
	if strings.IndexByte(v, '%') >= 0 { // colons are often escaped
		plain, err := url.PathUnescape(v)
		if err != nil {
			return false
		}
		v = plain
	}
	trace, rest, _ := strings.Cut(v, ":")
	id, rest, _ := strings.Cut(rest, ":")
	_, flags, ok := strings.Cut(rest, ":")
	var bits [1]byte
	if !ok || !hexInto(bits[:], flags) || !t.hexIDs(trace, id) {
		return false
	}
	t.flags = uint64(bits[0] & 1)
	if bits[0]&2 != 0 {
		t.flags = flagSampled | flagDebug
	}
	return true
}

func (t *traceparent) jaeger() string {
	b := appendHex(make([]byte, 0, 56), t.trace[:])
	b = append(appendHex(append(b, ':'), t.id[:]), ":0:"...)
	switch {
	case t.flags&flagDebug != 0:
		b = append(b, '3')
	case t.flags&flagSampled != 0:
		b = append(b, '1')
	default:
		b = append(b, '0')
	}
	return string(b)
}

// jaegerBaggage makes W3C baggage of headers such as Uberctx-User.
func jaegerBaggage(header map[string][]string) string {
	var members []string
	for name, values := range header {
		key, ok := strings.CutPrefix(name, headerJaegerBaggage)
		if !ok || len(values) == 0 {
			continue
		}
		value, err := url.PathUnescape(values[0])
		if err != nil {
			value = values[0]
		}
		members = append(members, strings.ToLower(key)+"="+url.PathEscape(value))
	}
	if members == nil {
		return ""
	}
	slices.Sort(members)
	return joinBaggage(members)
}

func injectJaegerBaggage(header map[string][]string, baggage string) {
	eachBaggage(baggage, func(member string) bool {
		key, value, _ := splitBaggage(member)
		// As net/http would call what it receives.
		name := headerJaegerBaggage + canonicalRest(key)
		if _, there := header[name]; !there {
			header[name] = []string{value}
		}
		return true
	})
}

// canonicalRest is the part of a canonical header name behind a hyphen.
func canonicalRest(key string) string {
	b := []byte(strings.ToLower(key))
	upper := true
	for i, c := range b {
		if upper && 'a' <= c && c <= 'z' {
			b[i] -= 'a' - 'A'
		}
		upper = c == '-'
	}
	return string(b)
}
