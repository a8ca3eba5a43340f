package otelts

import (
	"encoding/hex"
	"math"
	"slices"
	"strconv"
	"strings"
)

// prometheusText is one answer: Prometheus' text format 0.0.4, or OpenMetrics
// 1.0, which has units and exemplars.
type prometheusText struct {
	openMetrics bool
	families    map[string]*prometheusFamily
	clashes     []string // metrics of another type than the first of their name
}

// prometheusFamily is all instruments of one name: the scope is a label.
type prometheusFamily struct {
	kind, unit, help string
	samples          []byte
}

func (p *prometheusText) add(in *instrument, list []*series) {
	if len(list) == 0 {
		return
	}
	name, unit := prometheusName(&in.stream)
	kind := "gauge"
	switch in.kind {
	case kindCounter:
		kind = "counter"
	case kindHistogram:
		kind = "histogram"
	}
	f := p.families[name]
	if f == nil {
		f = &prometheusFamily{kind: kind, unit: unit, help: in.description}
		p.families[name] = f
	}
	if f.kind != kind {
		p.clashes = append(p.clashes, in.name)
		return
	}
	for _, s := range list {
		pairs := prometheusPairs(s.key)
		pairs = slices.DeleteFunc(pairs, func(pair prometheusPair) bool { return pair.name == "otel_scope_name" })
		labels := append(pairs, prometheusPair{"otel_scope_name", in.scope})
		if in.kind == kindHistogram {
			p.histogram(f, name, in, &s.pull.total, labels)
			continue
		}
		v := strconv.FormatInt(s.pull.total.ints, 10)
		if in.float.Load() {
			v = p.float(s.pull.total.floats + float64(s.pull.total.ints))
		}
		f.sample(name, labels, v)
		if in.kind == kindCounter {
			p.exemplar(f, &s.pull.total, 0)
		}
		f.samples = append(f.samples, '\n')
	}
}

func (p *prometheusText) histogram(f *prometheusFamily, name string, in *instrument, t *aggregate, labels []prometheusPair) {
	sum := uint64(0)
	for i, n := range t.counts {
		sum += n
		bound := math.Inf(1)
		if i < len(in.bounds) {
			bound = in.bounds[i]
		}
		f.sample(name+"_bucket", append(slices.Clone(labels), prometheusPair{"le", p.float(bound)}), strconv.FormatUint(sum, 10))
		p.exemplar(f, t, i)
		f.samples = append(f.samples, '\n')
	}
	f.sample(name+"_sum", labels, p.float(t.floats))
	f.samples = append(f.samples, '\n')
	f.sample(name+"_count", labels, strconv.FormatUint(t.count, 10))
	f.samples = append(f.samples, '\n')
}

func (f *prometheusFamily) sample(name string, labels []prometheusPair, v string) {
	b := append(f.samples, name...)
	for i, pair := range labels {
		b = append(b, "{,"[min(i, 1)])
		b = appendEscaped(append(append(b, pair.name...), '=', '"'), pair.value, true)
		b = append(b, '"')
	}
	if len(labels) > 0 {
		b = append(b, '}')
	}
	f.samples = append(append(b, ' '), v...)
}

func (p *prometheusText) exemplar(f *prometheusFamily, t *aggregate, place int) {
	if !p.openMetrics || place >= len(t.exemplars) || t.exemplars[place].time == 0 {
		return
	}
	x := &t.exemplars[place]
	b := append(f.samples, " # {"...)
	if x.trace != [16]byte{} {
		b = append(hex.AppendEncode(append(b, `trace_id="`...), x.trace[:]), `",span_id="`...)
		b = append(hex.AppendEncode(b, x.id[:]), '"')
	}
	v := p.float(x.floats)
	if x.integer {
		v = strconv.FormatInt(x.ints, 10)
	}
	b = append(append(append(b, "} "...), v...), ' ')
	f.samples = strconv.AppendFloat(b, float64(x.time)/1e9, 'f', 3, 64)
}

// float: OpenMetrics wants whole numbers with a fraction.
func (p *prometheusText) float(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "+Inf"
	case math.IsInf(v, -1):
		return "-Inf"
	case math.IsNaN(v):
		return "NaN"
	}
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if p.openMetrics && !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

// bytes puts the families in order, the resource first.
func (p *prometheusText) bytes(resource []byte) []byte {
	target := &prometheusFamily{kind: "gauge", help: "Target metadata"}
	for e := range elements(resource) {
		target.sample("target_info", prometheusPairs(e.data), "1\n")
	}
	var b []byte
	if p.openMetrics {
		target.kind = "info"
		b = target.append(b, "target", true)
	} else {
		b = target.append(b, "target_info", false)
	}
	names := make([]string, 0, len(p.families))
	for name := range p.families {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f := p.families[name]
		if p.openMetrics && f.kind == "counter" {
			name = strings.TrimSuffix(name, "_total") // of the samples only
		}
		b = f.append(b, name, p.openMetrics)
	}
	if p.openMetrics {
		b = append(b, "# EOF\n"...)
	}
	return b
}

func (f *prometheusFamily) append(b []byte, name string, openMetrics bool) []byte {
	if f.help != "" {
		b = appendEscaped(append(append(append(b, "# HELP "...), name...), ' '), f.help, openMetrics)
		b = append(b, '\n')
	}
	b = append(append(append(append(append(b, "# TYPE "...), name...), ' '), f.kind...), '\n')
	if openMetrics && f.unit != "" {
		b = append(append(append(append(append(b, "# UNIT "...), name...), ' '), f.unit...), '\n')
	}
	return append(b, f.samples...)
}

func appendEscaped(b []byte, v string, quotes bool) []byte {
	for i := range len(v) {
		switch c := v[i]; {
		case c == '\\':
			b = append(b, '\\', '\\')
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '"' && quotes:
			b = append(b, '\\', '"')
		default:
			b = append(b, c)
		}
	}
	return b
}

// prometheusAnswer is nil where metrics are not kept.
func (e *engine) prometheusAnswer(openMetrics bool) []byte {
	p := &prometheusText{openMetrics: openMetrics, families: map[string]*prometheusFamily{}}
	if e.metrics != nil && e.metrics.pulled() {
		e.metrics.pull(p.add)
	}
	for _, name := range p.clashes {
		warnOnce("the metric " + printable(name) + " has another type than one of the same name for Prometheus and is left out there")
	}
	return p.bytes(resourceField(e.config))
}
