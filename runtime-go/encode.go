package otelts

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unicode/utf8"
	"unsafe"
)

// Protobuf wire format, as far as OTLP's trace messages need it. Field
// numbers: opentelemetry/proto/trace/v1/trace.proto and common/v1/common.proto.
const (
	tagTraceID       = 1<<3 | 2
	tagSpanID        = 2<<3 | 2
	tagTraceState    = 3<<3 | 2
	tagParentID      = 4<<3 | 2
	tagName          = 5<<3 | 2
	tagKind          = 6<<3 | 0
	tagStart         = 7<<3 | 1
	tagEnd           = 8<<3 | 1
	tagAttribute     = 9<<3 | 2
	tagDroppedAttrs  = 10<<3 | 0
	tagEvent         = 11<<3 | 2
	tagDroppedEvents = 12<<3 | 0
	tagLink          = 13<<3 | 2
	tagDroppedLinks  = 14<<3 | 0
	tagStatus        = 15<<3 | 2
	tagSpanFlags     = 16<<3 | 5 // two bytes as a varint
	tagLinkFlags     = 6<<3 | 5
	tagEventTime     = 1<<3 | 1
	tagEventName     = 2<<3 | 2
	tagEventAttr     = 3<<3 | 2
	tagEventDropped  = 4<<3 | 0
	tagStatusMessage = 2<<3 | 2
	tagStatusCode    = 3<<3 | 0
	tagKey           = 1<<3 | 2
	tagValue         = 2<<3 | 2
	tagString        = 1<<3 | 2 // AnyValue
	tagBool          = 2<<3 | 0
	tagInt           = 3<<3 | 0
	tagDouble        = 4<<3 | 1
	tagArray         = 5<<3 | 2
	tagBytes         = 7<<3 | 2

	statusError = 2

	nonASCII = 0x8080808080808080 // the bits that no ASCII character has

	// Span.flags and Link.flags beyond the W3C byte.
	flagHasIsRemote = 0x100
	flagIsRemote    = 0x200
)

func varintLen(v uint64) int { return (bits.Len64(v|1) + 6) / 7 }

func appendVarint(b []byte, v uint64) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

func appendFixed64(b []byte, tag byte, v uint64) []byte {
	return binary.LittleEndian.AppendUint64(append(b, tag), v)
}

func appendText(b []byte, tag byte, v string) []byte {
	return append(appendVarint(append(b, tag), uint64(len(v))), v...)
}

// keyField is the encoded KeyValue.key, as woven code passes it to setters.
func keyField(key string) string {
	return string(appendText(nil, tagKey, key))
}

// appendAttributeHead starts a KeyValue field whose AnyValue has n bytes.
func appendAttributeHead(b []byte, tag byte, key string, n int) []byte {
	b = append(b, tag)
	b = appendVarint(b, uint64(len(key)+1+varintLen(uint64(n))+n))
	b = append(b, key...)
	b = append(b, tagValue)
	return appendVarint(b, uint64(n))
}

func appendStringAttribute(b []byte, tag byte, key, v string) []byte {
	b = appendAttributeHead(b, tag, key, 1+varintLen(uint64(len(v)))+len(v))
	return appendText(b, tagString, v)
}

// copyShort copies v, sixteen bytes at a time, the last ones overlapping, and
// ors them: for the short strings of attributes faster than copy and isASCII.
func copyShort(to unsafe.Pointer, v string) (seen uint64) {
	from, n := unsafe.Pointer(unsafe.StringData(v)), len(v)
	if n >= 16 {
		for i := 0; i < n-16; i += 16 {
			seen |= copyWord(unsafe.Add(to, i), unsafe.Add(from, i))
			seen |= copyWord(unsafe.Add(to, i+8), unsafe.Add(from, i+8))
		}
		seen |= copyWord(unsafe.Add(to, n-16), unsafe.Add(from, n-16))
		return seen | copyWord(unsafe.Add(to, n-8), unsafe.Add(from, n-8))
	}
	if n >= 8 {
		return copyWord(to, from) | copyWord(unsafe.Add(to, n-8), unsafe.Add(from, n-8))
	}
	for i := range n {
		c := *(*byte)(unsafe.Add(from, i))
		*(*byte)(unsafe.Add(to, i)) = c
		seen |= uint64(c)
	}
	return seen
}

func copyWord(to, from unsafe.Pointer) uint64 {
	w := binary.NativeEndian.Uint64((*[8]byte)(from)[:])
	binary.NativeEndian.PutUint64((*[8]byte)(to)[:], w)
	return w
}

func appendIntAttribute(b []byte, tag byte, key string, v int64) []byte {
	if uint64(v) < 1<<14 && len(key) < 0x70 { // statuses, small ports, counts
		n := 2 + int((uint64(v)+0x3f80)>>14) // 1 or 2 bytes of varint behind the tag
		b = append(append(append(b, tag, byte(len(key)+2+n)), key...), tagValue, byte(n), tagInt)
		if n == 3 {
			return append(b, byte(v)|0x80, byte(v>>7))
		}
		return append(b, byte(v))
	}
	b = appendAttributeHead(b, tag, key, 1+varintLen(uint64(v)))
	return appendVarint(append(b, tagInt), uint64(v))
}

func appendFloatAttribute(b []byte, tag byte, key string, v float64) []byte {
	b = appendAttributeHead(b, tag, key, 9)
	return appendFixed64(b, tagDouble, math.Float64bits(v))
}

func appendBoolAttribute(b []byte, tag byte, key string, v bool) []byte {
	b = appendAttributeHead(b, tag, key, 2)
	bit := byte(0)
	if v {
		bit = 1
	}
	return append(b, tagBool, bit)
}

// nextField splits the first length-delimited field with a one-byte tag off b.
// All that a Span's buffer holds behind its head has this shape.
func nextField[T string | []byte](b T) (tag byte, field, content, rest T, ok bool) {
	if len(b) < 2 {
		return 0, b, b, b, false
	}
	var length uint64
	i := 1
	for shift := 0; ; shift += 7 {
		if i >= len(b) || shift > 35 {
			return 0, b, b, b, false
		}
		c := b[i]
		i++
		length |= uint64(c&0x7f) << shift
		if c < 0x80 {
			break
		}
	}
	if length > uint64(len(b)-i) {
		return 0, b, b, b, false
	}
	stop := i + int(length)
	return b[0], b[:stop], b[i:stop], b[stop:], true
}

// eachAttribute visits the attribute fields in b with their encoded keys.
func eachAttribute[T string | []byte](b T, visit func(field, key T)) {
	for len(b) > 0 {
		tag, field, content, rest, ok := nextField(b)
		if !ok {
			return
		}
		if tag == tagAttribute {
			if _, key, _, _, ok := nextField(content); ok {
				visit(field, key)
			}
		}
		b = rest
	}
}

// keyBit is a one-bit hash of an encoded key. A span ors them together, so
// that most setters know without a search that their key is new. The factor
// keeps the keys of one HTTP or database span apart (TestKeyBits).
func keyBit(key string) uint64 {
	k := unsafe.Slice(unsafe.StringData(key), len(key))
	if len(k) < 8 {
		return 1
	}
	h := binary.LittleEndian.Uint64(k) ^ bits.RotateLeft64(binary.LittleEndian.Uint64(k[len(k)-8:]), 23)
	return 1 << (h * 0xac25a66c1c38a905 >> 58)
}

// text makes v fit for a protobuf string: valid UTF-8 (receivers may reject a
// whole request for one bad byte), at most limit characters.
func text(v string, limit int) string {
	if !isASCII(v) && !utf8.ValidString(v) {
		v = validText(v)
	}
	if limit == 0 {
		return v
	}
	if len(v) > limit {
		n := 0
		for i := range v {
			if n == limit {
				return v[:i]
			}
			n++
		}
	}
	return v
}

// isASCII ors eight bytes at a time, the last eight overlapping: for the short
// strings of attributes several times as fast as utf8.ValidString.
func isASCII(v string) bool {
	b := unsafe.Slice(unsafe.StringData(v), len(v))
	var seen uint64
	if len(b) < 8 {
		for _, c := range b {
			seen |= uint64(c)
		}
		return seen&0x80 == 0
	}
	for i := 0; i < len(b)-8; i += 8 {
		seen |= binary.LittleEndian.Uint64(b[i:])
	}
	seen |= binary.LittleEndian.Uint64(b[len(b)-8:])
	return seen&nonASCII == 0
}

func validText(v string) string {
	b := make([]byte, 0, len(v)+8)
	for _, r := range v { // a bad byte reads as U+FFFD
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}
