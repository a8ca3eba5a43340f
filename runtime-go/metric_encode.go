package otelts

import (
	"encoding/binary"
	"math"
	"time"
)

// Field numbers: opentelemetry/proto/metrics/v1/metrics.proto. Attributes of a
// histogram's points have the number that a span's have, the others' are 7.
const (
	tagMetricName        = 1<<3 | 2
	tagMetricDescription = 2<<3 | 2
	tagMetricUnit        = 3<<3 | 2
	tagMetricGauge       = 5<<3 | 2
	tagMetricSum         = 7<<3 | 2
	tagMetricHistogram   = 9<<3 | 2

	tagDataPoint   = 1<<3 | 2
	tagTemporality = 2<<3 | 0
	tagMonotonic   = 3<<3 | 0

	tagPointStart       = 2<<3 | 1
	tagPointTime        = 3<<3 | 1
	tagPointDouble      = 4<<3 | 1
	tagPointInt         = 6<<3 | 1
	tagNumberExemplar   = 5<<3 | 2
	tagNumberAttribute  = 7<<3 | 2
	tagPointCount       = 4<<3 | 1
	tagPointSum         = 5<<3 | 1
	tagBucketCounts     = 6<<3 | 2
	tagExplicitBounds   = 7<<3 | 2
	tagHistogramSample  = 8<<3 | 2
	tagPointLeast       = 11<<3 | 1
	tagPointMost        = 12<<3 | 1
	tagExemplarTime     = 2<<3 | 1
	tagExemplarDouble   = 3<<3 | 1
	tagExemplarSpanID   = 4<<3 | 2
	tagExemplarTraceID  = 5<<3 | 2
	tagExemplarInt      = 6<<3 | 1
	temporalityDelta    = 1
	temporalityCumulate = 2
)

// encode makes one ExportMetricsServiceRequest.
func (all *collection) encode(m *metrics, resource []byte) []byte {
	var names []string
	byScope := map[string][]byte{}
	for _, in := range all.instruments {
		if _, known := byScope[in.scope]; !known {
			names = append(names, in.scope)
		}
		byScope[in.scope] = appendMessage(byScope[in.scope], 2<<3|2, in.encode(m, all.time))
	}
	body := append([]byte(nil), resource...)
	for _, name := range names {
		scope := appendText(nil, 1<<3|2, text(name, 0))
		body = appendMessage(body, 2<<3|2, append(appendMessage(nil, 1<<3|2, scope), byScope[name]...))
	}
	return appendMessage(nil, 1<<3|2, body)
}

func appendMessage(b []byte, tag byte, content []byte) []byte {
	return append(appendVarint(append(b, tag), uint64(len(content))), content...)
}

func (in collected) encode(m *metrics, now time.Time) []byte {
	b := appendText(nil, tagMetricName, text(in.name, 0))
	if in.description != "" {
		b = appendText(b, tagMetricDescription, text(in.description, 0))
	}
	if in.unit != "" {
		b = appendText(b, tagMetricUnit, text(in.unit, 0))
	}
	start, temporality := m.started, byte(temporalityCumulate)
	if in.resets {
		start, temporality = m.reported, temporalityDelta
	} else if in.observed { // by others, since the program began
		start = clockStart
	}
	var points []byte
	for _, s := range in.series {
		if in.kind == kindHistogram {
			points = appendMessage(points, tagDataPoint, in.histogramPoint(s, start, now))
		} else {
			points = appendMessage(points, tagDataPoint, in.numberPoint(s, start, now))
		}
	}
	switch in.kind {
	case kindGauge:
		return appendMessage(b, tagMetricGauge, points)
	case kindHistogram:
		return appendMessage(b, tagMetricHistogram, append(points, tagTemporality, temporality))
	}
	points = append(points, tagTemporality, temporality)
	if in.kind == kindCounter {
		points = append(points, tagMonotonic, 1)
	}
	return appendMessage(b, tagMetricSum, points)
}

func (in collected) numberPoint(s *series, start, now time.Time) (b []byte) {
	for rest := s.key; len(rest) > 0; {
		_, _, content, next, ok := nextField(rest)
		if !ok {
			break
		}
		b = appendMessage(b, tagNumberAttribute, content)
		rest = next
	}
	if in.kind != kindGauge {
		b = appendFixed64(b, tagPointStart, uint64(start.UnixNano()))
	}
	b = appendFixed64(b, tagPointTime, uint64(now.UnixNano()))
	if in.float.Load() {
		b = appendFixed64(b, tagPointDouble, math.Float64bits(s.total.floats+float64(s.total.ints)))
	} else {
		b = appendFixed64(b, tagPointInt, uint64(s.total.ints))
	}
	return s.total.appendExemplars(b, tagNumberExemplar)
}

func (in collected) histogramPoint(s *series, start, now time.Time) []byte {
	t := &s.total
	b := append([]byte(nil), s.key...)
	b = appendFixed64(b, tagPointStart, uint64(start.UnixNano()))
	b = appendFixed64(b, tagPointTime, uint64(now.UnixNano()))
	b = appendFixed64(b, tagPointCount, t.count)
	b = appendFixed64(b, tagPointSum, math.Float64bits(t.floats))
	b = appendVarint(append(b, tagBucketCounts), uint64(8*len(t.counts)))
	for _, n := range t.counts {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	if len(in.bounds) > 0 {
		b = appendVarint(append(b, tagExplicitBounds), uint64(8*len(in.bounds)))
		for _, bound := range in.bounds {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(bound))
		}
	}
	b = t.appendExemplars(b, tagHistogramSample)
	if in.observed { // whose extremes nobody has seen
		return b
	}
	b = appendFixed64(b, tagPointLeast, math.Float64bits(t.least))
	return appendFixed64(b, tagPointMost, math.Float64bits(t.most))
}

func (a *aggregate) appendExemplars(b []byte, tag byte) []byte {
	for i := range a.exemplars {
		x := &a.exemplars[i]
		if x.time == 0 {
			continue
		}
		content := appendFixed64(nil, tagExemplarTime, uint64(x.time))
		if x.integer {
			content = appendFixed64(content, tagExemplarInt, uint64(x.ints))
		} else {
			content = appendFixed64(content, tagExemplarDouble, math.Float64bits(x.floats))
		}
		if x.trace != [16]byte{} {
			content = append(append(content, tagExemplarSpanID, 8), x.id[:]...)
			content = append(append(content, tagExemplarTraceID, 16), x.trace[:]...)
		}
		b = appendMessage(b, tag, content)
	}
	return b
}
