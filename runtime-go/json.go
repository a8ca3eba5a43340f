package otelts

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"iter"
	"math"
	"strconv"
	"unicode/utf8"
)

// Spans and metrics are kept as protobuf. What wants OTLP's JSON gets it
// translated from these bytes, by the tables of json_schema.go.

// wireType of protobuf; the numbers are its own.
type wireType uint8

const (
	wireVarint wireType = 0
	wireFixed8 wireType = 1
	wireBytes  wireType = 2
	wireFixed4 wireType = 5
)

// element is one field as it stands in a message.
type element struct {
	number uint64
	wire   wireType
	value  uint64 // of the three number types
	data   []byte // of wireBytes
}

// nextElement splits the first field off b; nextField knows one wire type only.
func nextElement(b []byte) (e element, rest []byte, ok bool) {
	key, n := binary.Uvarint(b)
	if n <= 0 {
		return e, nil, false
	}
	b = b[n:]
	e.number, e.wire = key>>3, wireType(key&7)
	switch {
	case e.wire == wireVarint:
		if e.value, n = binary.Uvarint(b); n <= 0 {
			return e, nil, false
		}
		return e, b[n:], true
	case e.wire == wireFixed8 && len(b) >= 8:
		e.value = binary.LittleEndian.Uint64(b)
		return e, b[8:], true
	case e.wire == wireFixed4 && len(b) >= 4:
		e.value = uint64(binary.LittleEndian.Uint32(b))
		return e, b[4:], true
	case e.wire == wireBytes:
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return e, nil, false
		}
		e.data = b[n : n+int(size)]
		return e, b[n+int(size):], true
	}
	return e, nil, false
}

// elements visits the fields of a message as far as it can be read.
func elements(b []byte) iter.Seq[element] {
	return func(yield func(element) bool) {
		for len(b) > 0 {
			e, rest, ok := nextElement(b)
			if !ok || !yield(e) {
				return
			}
			b = rest
		}
	}
}

// appendJSON translates one message; false: these are no bytes of that message.
func appendJSON(b []byte, m *jsonMessage, message []byte) ([]byte, bool) {
	var room [24]element
	elements := room[:0]
	for len(message) > 0 {
		e, rest, ok := nextElement(message)
		if !ok {
			return b, false
		}
		elements, message = append(elements, e), rest
	}
	b = append(b, '{')
	first := true
	for i := range m.fields {
		f := &m.fields[i]
		named, last := false, -1
		for j := range elements {
			e := &elements[j]
			if e.number != f.number {
				continue
			}
			if e.wire != f.wire() {
				return b, false
			}
			if last = j; !f.repeated {
				continue // of several values the last one counts
			}
			if !named {
				b, first, named = append(f.appendName(b, first), '['), false, true
			} else {
				b = append(b, ',')
			}
			var ok bool
			if b, ok = f.append(b, e); !ok {
				return b, false
			}
		}
		switch {
		case named:
			b = append(b, ']')
		case last >= 0:
			var ok bool
			if b, ok = f.append(f.appendName(b, first), &elements[last]); !ok {
				return b, false
			}
			first = false
		}
	}
	return append(b, '}'), true
}

func (f *jsonField) appendName(b []byte, first bool) []byte {
	if !first {
		b = append(b, ',')
	}
	return append(append(append(b, '"'), f.name...), '"', ':')
}

// append writes one value as the JSON mapping of OTLP wants it: ids in hex,
// 64 bits as text, enumerations as numbers.
func (f *jsonField) append(b []byte, e *element) ([]byte, bool) {
	switch f.kind {
	case jsonText:
		return appendJSONText(b, e.data), true
	case jsonHex:
		return append(hex.AppendEncode(append(b, '"'), e.data), '"'), true
	case jsonBase64:
		return append(base64.StdEncoding.AppendEncode(append(b, '"'), e.data), '"'), true
	case jsonBool:
		return strconv.AppendBool(b, e.value != 0), true
	case jsonNumber, jsonFixed:
		return strconv.AppendUint(b, e.value, 10), true
	case jsonInt64, jsonSigned:
		return append(strconv.AppendInt(append(b, '"'), int64(e.value), 10), '"'), true
	case jsonUint64:
		return append(strconv.AppendUint(append(b, '"'), e.value, 10), '"'), true
	case jsonDouble:
		return appendJSONDouble(b, e.value), true
	case jsonUint64s, jsonDoubles:
		if len(e.data)%8 != 0 {
			return b, false
		}
		b = append(b, '[')
		for i := 0; i < len(e.data); i += 8 {
			if i > 0 {
				b = append(b, ',')
			}
			v := binary.LittleEndian.Uint64(e.data[i:])
			if f.kind == jsonDoubles {
				b = appendJSONDouble(b, v)
			} else {
				b = append(strconv.AppendUint(append(b, '"'), v, 10), '"')
			}
		}
		return append(b, ']'), true
	}
	return appendJSON(b, f.message, e.data)
}

// appendJSONDouble: JSON has no numbers for what is not finite.
func appendJSONDouble(b []byte, bits uint64) []byte {
	switch v := math.Float64frombits(bits); {
	case math.IsNaN(v):
		return append(b, `"NaN"`...)
	case math.IsInf(v, 1):
		return append(b, `"Infinity"`...)
	case math.IsInf(v, -1):
		return append(b, `"-Infinity"`...)
	default:
		return strconv.AppendFloat(b, v, 'g', -1, 64)
	}
}

func appendJSONText(b, v []byte) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(v); {
		c := v[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c < ' ' || c == 0x7f:
			b = append(b, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		case c < utf8.RuneSelf:
			b = append(b, c)
		default:
			r, size := utf8.DecodeRune(v[i:])
			b = utf8.AppendRune(b, r) // a bad byte is U+FFFD
			i += size
			continue
		}
		i++
	}
	return append(b, '"')
}
