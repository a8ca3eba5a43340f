package otelts

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"testing"
	"unicode/utf8"
)

// A small reader of OTLP, independent of the encoder: it knows only the wire
// format and the field numbers.

type wireField struct {
	number, wire int
	value        uint64
	data         []byte
}

func wireFields(tb testing.TB, b []byte) (fields []wireField) {
	tb.Helper()
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		if n <= 0 {
			tb.Fatalf("bad tag in %x", b)
		}
		b = b[n:]
		f := wireField{number: int(key >> 3), wire: int(key & 7)}
		switch f.wire {
		case 0:
			f.value, n = binary.Uvarint(b)
			if n <= 0 {
				tb.Fatal("bad varint")
			}
			b = b[n:]
		case 1:
			f.value = binary.LittleEndian.Uint64(b)
			b = b[8:]
		case 5:
			f.value = uint64(binary.LittleEndian.Uint32(b))
			b = b[4:]
		case 2:
			size, n := binary.Uvarint(b)
			if n <= 0 || uint64(len(b)-n) < size {
				tb.Fatalf("bad length %d of field %d", size, f.number)
			}
			f.data = b[n : n+int(size)]
			b = b[n+int(size):]
		default:
			tb.Fatalf("wire type %d of field %d", f.wire, f.number)
		}
		fields = append(fields, f)
	}
	return fields
}

type decodedRequest struct {
	resource map[string]any
	spans    []decodedSpan
}

type decodedSpan struct {
	scope                    string
	trace, id, parent, state string
	name                     string
	kind                     int
	start, end               uint64
	attributes               map[string]any
	dropped                  int
	events, links            []decodedItem
	message                  string
	status                   int
	flags                    uint64

	droppedEvents, droppedLinks uint64
}

type decodedItem struct {
	name, trace, id, state string
	time, flags, dropped   uint64
	attributes             map[string]any
}

func utf8Text(tb testing.TB, b []byte) string {
	tb.Helper()
	if !utf8.Valid(b) {
		tb.Fatalf("not UTF-8: %q", b)
	}
	return string(b)
}

func decodeValue(tb testing.TB, b []byte) any {
	for _, f := range wireFields(tb, b) {
		switch f.number {
		case 1:
			return utf8Text(tb, f.data)
		case 2:
			return f.value != 0
		case 3:
			return int64(f.value)
		case 4:
			return math.Float64frombits(f.value)
		case 5:
			items := []any{}
			for _, item := range wireFields(tb, f.data) {
				items = append(items, decodeValue(tb, item.data))
			}
			return items
		case 6:
			pairs := map[string]any{}
			for _, pair := range wireFields(tb, f.data) {
				decodeAttribute(tb, pair.data, pairs)
			}
			return pairs
		case 7:
			return f.data
		}
	}
	return nil
}

func decodeAttribute(tb testing.TB, b []byte, into map[string]any) {
	tb.Helper()
	var key string
	var value any
	for _, f := range wireFields(tb, b) {
		switch f.number {
		case 1:
			key = utf8Text(tb, f.data)
		case 2:
			value = decodeValue(tb, f.data)
		default:
			tb.Fatalf("field %d of KeyValue", f.number)
		}
	}
	if _, double := into[key]; double {
		tb.Fatalf("attribute %s is there twice", key)
	}
	into[key] = value
}

func decodeItem(tb testing.TB, b []byte, event bool) decodedItem {
	item := decodedItem{attributes: map[string]any{}}
	for _, f := range wireFields(tb, b) {
		switch {
		case event && f.number == 1:
			item.time = f.value
		case event && f.number == 2:
			item.name = utf8Text(tb, f.data)
		case event && f.number == 3:
			decodeAttribute(tb, f.data, item.attributes)
		case !event && f.number == 1:
			item.trace = hex.EncodeToString(f.data)
		case !event && f.number == 2:
			item.id = hex.EncodeToString(f.data)
		case !event && f.number == 3:
			item.state = string(f.data)
		case event && f.number == 4:
			item.dropped = f.value
		case !event && f.number == 4:
			decodeAttribute(tb, f.data, item.attributes)
		case !event && f.number == 6:
			item.flags = f.value
		default:
			tb.Fatalf("field %d of event or link", f.number)
		}
	}
	return item
}

func decodeSpan(tb testing.TB, b []byte) decodedSpan {
	tb.Helper()
	s := decodedSpan{attributes: map[string]any{}}
	for _, f := range wireFields(tb, b) {
		switch f.number {
		case 1:
			s.trace = hex.EncodeToString(f.data)
		case 2:
			s.id = hex.EncodeToString(f.data)
		case 3:
			s.state = utf8Text(tb, f.data)
		case 4:
			s.parent = hex.EncodeToString(f.data)
		case 5:
			s.name = utf8Text(tb, f.data)
		case 6:
			s.kind = int(f.value)
		case 7:
			s.start = f.value
		case 8:
			s.end = f.value
		case 9:
			decodeAttribute(tb, f.data, s.attributes)
		case 10:
			s.dropped = int(f.value)
		case 11:
			s.events = append(s.events, decodeItem(tb, f.data, true))
		case 12:
			s.droppedEvents = f.value
		case 14:
			s.droppedLinks = f.value
		case 13:
			s.links = append(s.links, decodeItem(tb, f.data, false))
		case 15:
			for _, g := range wireFields(tb, f.data) {
				switch g.number {
				case 2:
					s.message = utf8Text(tb, g.data)
				case 3:
					s.status = int(g.value)
				}
			}
		case 16:
			s.flags = f.value
		default:
			tb.Fatalf("field %d of Span", f.number)
		}
	}
	if len(s.trace) != 32 || len(s.id) != 16 {
		tb.Fatalf("ids %q %q", s.trace, s.id)
	}
	return s
}

func decodeRequest(tb testing.TB, b []byte) (r decodedRequest) {
	tb.Helper()
	r.resource = map[string]any{}
	for _, f := range wireFields(tb, b) {
		if f.number != 1 {
			tb.Fatalf("field %d of the request", f.number)
		}
		for _, g := range wireFields(tb, f.data) {
			switch g.number {
			case 1:
				for _, a := range wireFields(tb, g.data) {
					decodeAttribute(tb, a.data, r.resource)
				}
			case 2:
				scope := ""
				for _, h := range wireFields(tb, g.data) {
					switch h.number {
					case 1:
						for i, part := range wireFields(tb, h.data) {
							if i > 0 {
								scope += " "
							}
							scope += string(part.data)
						}
					case 3:
						scope += " " + string(h.data)
					case 2:
						s := decodeSpan(tb, h.data)
						s.scope = scope
						r.spans = append(r.spans, s)
					default:
						tb.Fatalf("field %d of ScopeSpans", h.number)
					}
				}
			default:
				tb.Fatalf("field %d of ResourceSpans", g.number)
			}
		}
	}
	return r
}

func (s decodedSpan) String() string { return fmt.Sprintf("%+v", struct{ a any }{s.attributes}) }
