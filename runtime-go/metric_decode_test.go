package otelts

import (
	"encoding/hex"
	"fmt"
	"math"
	"sort"
	"strings"
	"testing"
)

// A small reader of OTLP metrics, beside the one of spans.

type decodedMetric struct {
	scope, name, description, unit string
	kind                           string // gauge, sum, histogram
	temporality                    int
	monotonic                      bool
	points                         []decodedPoint
}

type decodedPoint struct {
	attributes  map[string]any
	start, time uint64
	value       any // int64 or float64; of a histogram its sum
	count       uint64
	counts      []uint64
	bounds      []float64
	least, most float64
	exemplars   []decodedExemplar
}

type decodedExemplar struct {
	time      uint64
	value     any
	trace, id string
}

// text is the attributes in order: "a=1 b=x".
func (p decodedPoint) text() string {
	var all []string
	for key, v := range p.attributes {
		all = append(all, fmt.Sprintf("%s=%v", key, v))
	}
	sort.Strings(all)
	return strings.Join(all, " ")
}

func decodeMetrics(tb testing.TB, body []byte) (all []decodedMetric) {
	tb.Helper()
	for _, f := range wireFields(tb, body) {
		for _, g := range wireFields(tb, f.data) {
			if g.number != 2 {
				continue
			}
			scope := ""
			for _, h := range wireFields(tb, g.data) {
				switch h.number {
				case 1:
					scope = utf8Text(tb, wireFields(tb, h.data)[0].data)
				case 2:
					m := decodeMetric(tb, h.data)
					m.scope = scope
					all = append(all, m)
				default:
					tb.Fatalf("field %d of ScopeMetrics", h.number)
				}
			}
		}
	}
	return all
}

func decodeMetric(tb testing.TB, b []byte) (m decodedMetric) {
	tb.Helper()
	for _, f := range wireFields(tb, b) {
		switch f.number {
		case 1:
			m.name = utf8Text(tb, f.data)
		case 2:
			m.description = utf8Text(tb, f.data)
		case 3:
			m.unit = utf8Text(tb, f.data)
		case 5, 7, 9:
			m.kind = map[int]string{5: "gauge", 7: "sum", 9: "histogram"}[f.number]
			for _, g := range wireFields(tb, f.data) {
				switch g.number {
				case 1:
					m.points = append(m.points, decodePoint(tb, g.data, f.number == 9))
				case 2:
					m.temporality = int(g.value)
				case 3:
					m.monotonic = g.value != 0
				}
			}
		default:
			tb.Fatalf("field %d of Metric", f.number)
		}
	}
	return m
}

func decodePoint(tb testing.TB, b []byte, histogram bool) (p decodedPoint) {
	tb.Helper()
	p.attributes = map[string]any{}
	for _, f := range wireFields(tb, b) {
		switch {
		case histogram && f.number == 9 || !histogram && f.number == 7:
			decodeAttribute(tb, f.data, p.attributes)
		case f.number == 2:
			p.start = f.value
		case f.number == 3:
			p.time = f.value
		case !histogram && f.number == 4, histogram && f.number == 5:
			p.value = math.Float64frombits(f.value)
		case !histogram && f.number == 6:
			p.value = int64(f.value)
		case !histogram && f.number == 5, histogram && f.number == 8:
			p.exemplars = append(p.exemplars, decodeExemplar(tb, f.data))
		case f.number == 4:
			p.count = f.value
		case f.number == 6:
			for i := 0; i < len(f.data); i += 8 {
				p.counts = append(p.counts, wireFields(tb, append([]byte{1}, f.data[i:i+8]...))[0].value)
			}
		case f.number == 7:
			for i := 0; i < len(f.data); i += 8 {
				p.bounds = append(p.bounds, math.Float64frombits(wireFields(tb, append([]byte{1}, f.data[i:i+8]...))[0].value))
			}
		case f.number == 11:
			p.least = math.Float64frombits(f.value)
		case f.number == 12:
			p.most = math.Float64frombits(f.value)
		default:
			tb.Fatalf("field %d of a data point", f.number)
		}
	}
	return p
}

func decodeExemplar(tb testing.TB, b []byte) (x decodedExemplar) {
	tb.Helper()
	for _, f := range wireFields(tb, b) {
		switch f.number {
		case 2:
			x.time = f.value
		case 3:
			x.value = math.Float64frombits(f.value)
		case 4:
			x.id = hex.EncodeToString(f.data)
		case 5:
			x.trace = hex.EncodeToString(f.data)
		case 6:
			x.value = int64(f.value)
		default:
			tb.Fatalf("field %d of Exemplar", f.number)
		}
	}
	return x
}
