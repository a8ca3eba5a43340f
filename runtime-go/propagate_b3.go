package otelts

import "strings"

// B3, https://github.com/openzipkin/b3-propagation: one header or several.
const (
	headerB3        = "B3"
	headerB3TraceID = "X-B3-Traceid"
	headerB3SpanID  = "X-B3-Spanid"
	headerB3Parent  = "X-B3-Parentspanid"
	headerB3Sampled = "X-B3-Sampled"
	headerB3Flags   = "X-B3-Flags"
)

// parseB3 prefers the single header. Without a decision the sampler decides.
func parseB3(header map[string][]string, t *traceparent) bool {
	if v := headerValue(header, headerB3); v != "" && t.parseB3Single(v) {
		return true
	}
	trace := headerValue(header, headerB3TraceID)
	if trace == "" || !t.parseIDs(trace, headerValue(header, headerB3SpanID)) {
		return false
	}
	state := headerValue(header, headerB3Sampled)
	if headerValue(header, headerB3Flags) == "1" {
		state = "d"
	}
	return t.parseB3State(state)
}

// parseB3Single reads trace-span, trace-span-state and trace-span-state-parent.
func (t *traceparent) parseB3Single(v string) bool {
	trace, rest, ok := strings.Cut(v, "-")
	if !ok || len(v) > 32+1+16+1+1+1+16 {
		return false
	}
	id, rest, _ := strings.Cut(rest, "-")
	state, parent, hasParent := strings.Cut(rest, "-")
	var ignored [8]byte
	if hasParent && (state == "" || len(parent) != 16 || !hexInto(ignored[:], parent)) {
		return false
	}
	return t.parseIDs(trace, id) && t.parseB3State(state)
}

func (t *traceparent) parseB3State(state string) bool {
	switch state {
	case "1", "true":
		t.flags = flagSampled
	case "d":
		t.flags = flagSampled | flagDebug
	case "0", "false":
		t.flags = 0
	case "":
		t.flags = flagDeferred
	default:
		return false
	}
	return true
}

// parseIDs reads ids of B3's lengths: 64 or 128 bits of trace, 64 of span.
func (t *traceparent) parseIDs(trace, id string) bool {
	if len(trace) != 16 && len(trace) != 32 || len(id) != 16 {
		return false
	}
	return t.hexIDs(trace, id)
}

// hexIDs reads ids of any length up to theirs; shorter ones lack zeros in front.
func (t *traceparent) hexIDs(trace, id string) bool {
	if !hexInto(t.trace[:], trace) || !hexInto(t.id[:], id) {
		return false
	}
	return t.trace != [16]byte{} && t.id != [8]byte{}
}

// hexInto fills to from the right; capitals are accepted, as other tracers do.
func hexInto(to []byte, v string) bool {
	if len(v) == 0 || len(v) > 2*len(to) {
		return false
	}
	clear(to)
	for i := range len(v) {
		c := v[len(v)-1-i]
		if 'A' <= c && c <= 'F' {
			c += 'a' - 'A'
		}
		digit := hexValue(c)
		if digit > 15 {
			return false
		}
		to[len(to)-1-i/2] |= digit << (i % 2 * 4)
	}
	return true
}

func (t *traceparent) b3() string {
	b := appendHex(make([]byte, 0, 51), t.trace[:])
	b = append(appendHex(append(b, '-'), t.id[:]), '-')
	switch {
	case t.flags&flagDebug != 0:
		b = append(b, 'd')
	case t.flags&flagSampled != 0:
		b = append(b, '1')
	default:
		b = append(b, '0')
	}
	return string(b)
}

// injectB3Multi leaves out the parent's id, which nobody may continue from.
func (t *traceparent) injectB3Multi(header map[string][]string) {
	header[headerB3TraceID] = []string{string(appendHex(nil, t.trace[:]))}
	header[headerB3SpanID] = []string{string(appendHex(nil, t.id[:]))}
	delete(header, headerB3Parent)
	delete(header, headerB3Sampled)
	delete(header, headerB3Flags)
	switch {
	case t.flags&flagDebug != 0: // says that it is sampled, too
		header[headerB3Flags] = []string{"1"}
	case t.flags&flagSampled != 0:
		header[headerB3Sampled] = []string{"1"}
	default:
		header[headerB3Sampled] = []string{"0"}
	}
}
