package main

import (
	"encoding/binary"
	"errors"
)

// The path from an ExportTraceServiceRequest to its spans: resource_spans, scope_spans, spans.
var path = []uint64{1, 2, 2}

func countSpans(b []byte) (int, error) { return count(b, path) }

// count walks the messages on the path and looks into nothing else.
func count(b []byte, path []uint64) (n int, err error) {
	for len(b) > 0 {
		tag, width := binary.Uvarint(b)
		if width <= 0 {
			return 0, errTruncated
		}
		b = b[width:]
		var content []byte
		switch tag & 7 {
		case 0:
			if _, width = binary.Uvarint(b); width <= 0 {
				return 0, errTruncated
			}
		case 1:
			width = 8
		case 2:
			length, head := binary.Uvarint(b)
			if head <= 0 || length > uint64(len(b)-head) {
				return 0, errTruncated
			}
			width = head + int(length)
			content = b[head:width]
		case 5:
			width = 4
		default:
			return 0, errors.New("a wire type that protobuf does not have")
		}
		if width > len(b) {
			return 0, errTruncated
		}
		b = b[width:]
		if tag != path[0]<<3|2 {
			continue
		}
		if len(path) == 1 {
			n++
			continue
		}
		inner, err := count(content, path[1:])
		if err != nil {
			return 0, err
		}
		n += inner
	}
	return n, nil
}

var errTruncated = errors.New("a message that ends in the middle")
