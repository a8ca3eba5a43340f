package otelts

import (
	"encoding/binary"
	"strings"
	"unsafe"
)

const (
	headerTraceparent = "Traceparent"
	headerTracestate  = "Tracestate"
)

// traceFlags is the W3C trace-flags byte of Local.Flags.
func traceFlags(flags uint64) byte {
	f := byte(flags & flagSampled)
	if flags&flagRandom != 0 {
		f |= 2
	}
	return f
}

// hexValue is 16 for what is not a lower-case hex digit.
func hexValue(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	}
	return 16
}

// decodeHex takes eight digits at a time, the lowest byte first: four bytes of
// value, and something but 0 for bad digits.
func decodeHex(x uint64) (value uint32, bad uint64) {
	const each = 0x0101010101010101
	v := x&(15*each) + 9*(x>>6&each) // letters have bit 6
	// Right if v written in hex gives x again; 'g' and beyond give v > 15.
	bad = x ^ (v + '0'*each + ('a'-'0'-10)*((v+6*each)>>4&each)) | v&(16*each)
	v = (v<<4 | v>>8) & 0x00ff00ff00ff00ff
	v = (v | v>>8) & 0x0000ffff0000ffff
	return uint32(v | v>>16), bad
}

type traceparent struct {
	trace [16]byte
	id    [8]byte
	flags uint64
}

// parse reads a traceparent as W3C Trace Context, level 1 and later, wants it:
// version 00 has exactly 55 characters, higher ones at least that.
func (t *traceparent) parse(v string) bool {
	if len(v) < 55 || v[2] != '-' || v[35] != '-' || v[52] != '-' {
		return false
	}
	hi, lo := hexValue(v[0]), hexValue(v[1])
	if hi|lo >= 16 || hi<<4|lo == 0xff {
		return false
	}
	if len(v) > 55 && (hi|lo == 0 || v[55] != '-') {
		return false
	}
	hi, lo = hexValue(v[53]), hexValue(v[54])
	if hi|lo >= 16 {
		return false
	}
	digits := (*[55]byte)(unsafe.Pointer(unsafe.StringData(v)))
	t0, bad0 := decodeHex(binary.LittleEndian.Uint64(digits[3:]))
	t1, bad1 := decodeHex(binary.LittleEndian.Uint64(digits[11:]))
	t2, bad2 := decodeHex(binary.LittleEndian.Uint64(digits[19:]))
	t3, bad3 := decodeHex(binary.LittleEndian.Uint64(digits[27:]))
	i0, bad4 := decodeHex(binary.LittleEndian.Uint64(digits[36:]))
	i1, bad5 := decodeHex(binary.LittleEndian.Uint64(digits[44:]))
	if bad0|bad1|bad2|bad3|bad4|bad5 != 0 || t0|t1|t2|t3 == 0 || i0|i1 == 0 {
		return false
	}
	binary.LittleEndian.PutUint32(t.trace[0:], t0)
	binary.LittleEndian.PutUint32(t.trace[4:], t1)
	binary.LittleEndian.PutUint32(t.trace[8:], t2)
	binary.LittleEndian.PutUint32(t.trace[12:], t3)
	binary.LittleEndian.PutUint32(t.id[0:], i0)
	binary.LittleEndian.PutUint32(t.id[4:], i1)
	t.flags = uint64(lo & 1)
	if lo&2 != 0 {
		t.flags |= flagRandom
	}
	return true
}

func (t *traceparent) appendTo(b []byte) []byte {
	const digits = "0123456789abcdef"
	b = append(b, "00-"...)
	for _, x := range t.trace {
		b = append(b, digits[x>>4], digits[x&15])
	}
	b = append(b, '-')
	for _, x := range t.id {
		b = append(b, digits[x>>4], digits[x&15])
	}
	f := traceFlags(t.flags)
	return append(b, '-', '0', digits[f])
}

func (t *traceparent) text() string { return string(t.appendTo(make([]byte, 0, 55))) }

// values is text as a header has it, in one piece of memory.
func (t *traceparent) values() []string {
	v := new(struct {
		list [1]string
		text [55]byte
	})
	v.list[0] = unsafe.String(&v.text[0], len(t.appendTo(v.text[:0])))
	return v.list[:]
}

// extractContext opens a span that is never recorded and stands for the remote
// one: what starts below it has that as parent. nil if header names none, unless
// there is baggage and no span to take it from: then the span has no id, and what
// starts below it takes the baggage along.
func extractContext(header map[string][]string) *Span {
	g := currentLocal()
	if g == nil {
		return nil
	}
	e := recorder(g)
	if e == nil {
		return nil
	}
	s := pool.Get().(*Span)
	s.engine = e
	if !s.extract(header) {
		if parent, _, _ := related(g, nil); parent != nil || s.extra == nil {
			s.recycle()
			return nil
		}
		return s
	}
	if s.flags&flagDeferred != 0 {
		s.sample(true)
	}
	s.id, s.parent = s.parent, [8]byte{}
	s.flags |= flagRemote
	return s
}

// joinTracestate joins several header lines; what is not plain ASCII or too
// long to be a tracestate is left out, as the specification allows.
func joinTracestate(values []string) string {
	if len(values) == 0 {
		return ""
	}
	state := values[0]
	if len(values) > 1 {
		state = strings.Join(values, ",")
	}
	state = strings.TrimSpace(state)
	if len(state) > 4096 {
		return ""
	}
	for i := range len(state) {
		if c := state[i]; c != '\t' && (c < 0x20 || c > 0x7e) {
			return ""
		}
	}
	return strings.Clone(state) // not a view of the request's whole head
}

func canInject() bool {
	e := running.Load()
	l := currentLocal()
	return e != nil && !e.disabled && len(e.config.propagators) > 0 &&
		l != nil && l.Flags&flagSuppressed == 0 && l.alive()
}
