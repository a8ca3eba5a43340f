package otelts

import (
	"encoding/binary"
	"math"
)

// The way back from OTLP's bytes, for who takes spans and measurements in
// another form than our exporter.

// readMessage reads what a Span's buffer holds behind its head.
func readMessage(b []byte) (attributes []UserAttribute, events []UserEvent, links []UserLink) {
	for len(b) > 0 {
		tag, _, content, rest, ok := nextField(b)
		if !ok {
			return
		}
		switch tag {
		case tagAttribute:
			attributes = append(attributes, readAttribute(content))
		case tagEvent:
			events = append(events, readEvent(content))
		case tagLink:
			links = append(links, readLink(content))
		}
		b = rest
	}
	return
}

func readAttribute(b []byte) (a UserAttribute) {
	_, _, key, rest, ok := nextField(b)
	if !ok {
		return
	}
	a.Key = string(key)
	if _, _, value, _, ok := nextField(rest); ok {
		a.Value = readAnyValue(value)
	}
	return a
}

// eachField visits fields of any wire type: scalar is what a fixed or varint
// field holds, content what a length-delimited one does.
func eachField(b []byte, visit func(tag byte, scalar uint64, content []byte)) {
	for len(b) > 0 {
		switch tag := b[0]; tag & 7 {
		case 0:
			v, n := binary.Uvarint(b[1:])
			if n <= 0 {
				return
			}
			visit(tag, v, nil)
			b = b[1+n:]
		case 1:
			if len(b) < 9 {
				return
			}
			visit(tag, binary.LittleEndian.Uint64(b[1:]), nil)
			b = b[9:]
		case 5:
			if len(b) < 5 {
				return
			}
			visit(tag, uint64(binary.LittleEndian.Uint32(b[1:])), nil)
			b = b[5:]
		default:
			_, _, content, rest, ok := nextField(b)
			if !ok {
				return
			}
			visit(tag, 0, content)
			b = rest
		}
	}
}

func readAnyValue(b []byte) (v interface{}) {
	eachField(b, func(tag byte, scalar uint64, content []byte) {
		switch tag {
		case tagString:
			v = string(content)
		case tagBool:
			v = scalar != 0
		case tagInt:
			v = int64(scalar)
		case tagDouble:
			v = math.Float64frombits(scalar)
		case tagBytes:
			v = append([]byte{}, content...)
		case tagArray:
			v = readArray(content)
		}
	})
	return v
}

// readArray: all elements are of the first one's type, as ours are.
func readArray(b []byte) interface{} {
	var values []interface{}
	eachField(b, func(_ byte, _ uint64, content []byte) { values = append(values, readAnyValue(content)) })
	if len(values) == 0 {
		return []string{}
	}
	switch values[0].(type) {
	case bool:
		return slice[bool](values)
	case int64:
		return slice[int64](values)
	case float64:
		return slice[float64](values)
	}
	return slice[string](values)
}

func slice[T any](values []interface{}) []T {
	list := make([]T, 0, len(values))
	for _, v := range values {
		if x, ok := v.(T); ok {
			list = append(list, x)
		}
	}
	return list
}

func readEvent(b []byte) (event UserEvent) {
	eachField(b, func(tag byte, scalar uint64, content []byte) {
		switch tag {
		case tagEventTime:
			event.Nanos = int64(scalar)
		case tagEventName:
			event.Name = string(content)
		case tagEventAttr:
			event.Attributes = append(event.Attributes, readAttribute(content))
		}
	})
	return event
}

func readLink(b []byte) (link UserLink) {
	eachField(b, func(tag byte, scalar uint64, content []byte) {
		switch tag {
		case tagTraceID:
			copy(link.IDs.Trace[:], content)
		case tagSpanID:
			copy(link.IDs.ID[:], content)
		case tagTraceState:
			link.IDs.State = string(content)
		case tagLinkFlags:
			link.IDs.Flags, link.IDs.Remote = scalar&0xff, scalar&flagIsRemote != 0
		case tagLinkAttr:
			link.Attributes = append(link.Attributes, readAttribute(content))
		}
	})
	return link
}
