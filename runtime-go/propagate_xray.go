package otelts

import "strings"

// https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
const headerXRay = "X-Amzn-Trace-Id"

// parseXRay reads Root=1-8 digits-24 digits;Parent=16 digits;Sampled=1, in any
// order and among other fields.
func (t *traceparent) parseXRay(v string) bool {
	if v == "" || len(v) > 1024 {
		return false
	}
	rootOK, parentOK := false, false
	t.flags = flagDeferred
	for field := range strings.SplitSeq(v, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(field), "=")
		switch key {
		case "Root":
			if len(value) != 35 || value[:2] != "1-" || value[10] != '-' {
				return false
			}
			rootOK = hexInto(t.trace[:4], value[2:10]) && hexInto(t.trace[4:], value[11:])
		case "Parent":
			parentOK = len(value) == 16 && hexInto(t.id[:], value)
		case "Sampled":
			switch value {
			case "1":
				t.flags = flagSampled
			case "0":
				t.flags = 0
			}
		}
	}
	return rootOK && parentOK && t.trace != [16]byte{} && t.id != [8]byte{}
}

func (t *traceparent) xray() string {
	b := appendHex(append(make([]byte, 0, 74), "Root=1-"...), t.trace[:4])
	b = appendHex(append(b, '-'), t.trace[4:])
	b = append(appendHex(append(b, ";Parent="...), t.id[:]), ";Sampled=0"...)
	if t.flags&flagSampled != 0 {
		b[len(b)-1] = '1'
	}
	return string(b)
}
