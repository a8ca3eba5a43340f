package otelts

// observer reads what is counted elsewhere, once a collection: in the reader's
// goroutine or, where Prometheus asks, under metrics.pulling.
type observer func(m *metrics)

// observe gives the total of the series of these attributes (Span.attributes
// fields), to which is added what was counted since the program began. What no
// observer asks for in a collection is not reported in it.
func (m *metrics) observe(site *Metric, attributes []byte) *aggregate {
	in := site.instrument(m)
	if in == &m.disabled {
		return new(aggregate)
	}
	in.observed = true
	s := in.seriesFor(attributes)
	if s == nil {
		return new(aggregate)
	}
	return m.looking(s)
}

func (m *metrics) observeInt(site *Metric, attributes []byte, v int64) {
	a := m.observe(site, attributes)
	a.count, a.ints = 1, a.ints+v
}

func (m *metrics) observeFloat(site *Metric, attributes []byte, v float64) {
	a := m.observe(site, attributes)
	a.count, a.floats = 1, a.floats+v
	if in := site.instrument(m); in != &m.disabled && !in.float.Load() {
		in.float.Store(true)
	}
}

// lookAround asks all observers, who fill the totals that of gives. Series that
// none of them names are empty.
func (m *metrics) lookAround(of func(*series) *aggregate) {
	m.lock.Lock()
	instruments := m.instruments
	m.lock.Unlock()
	for _, in := range instruments {
		if !in.observed {
			continue
		}
		for _, s := range in.series {
			of(s).reset()
		}
	}
	m.looking = of
	for _, look := range m.observers {
		look(m)
	}
}

// since leaves what no report has delivered yet: delta.
func (s *series) since() {
	t, d := &s.total, &s.delivered
	t.ints -= d.ints
	t.floats -= d.floats
	if t.counts == nil || d.counts == nil {
		return
	}
	t.count = 0
	for i := range t.counts {
		t.counts[i] -= d.counts[i]
		t.count += t.counts[i]
	}
}

// deliver notes what a report held, on top of those before it.
func (s *series) deliver() {
	t, d := &s.total, &s.delivered
	d.ints += t.ints
	d.floats += t.floats
	if d.counts == nil && t.counts != nil {
		d.counts = make([]uint64, len(t.counts))
	}
	for i, n := range t.counts {
		d.counts[i] += n
	}
}

// stringAttributes makes attributes of names and values in turn.
func stringAttributes(pairs ...string) []byte {
	var b []byte
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			b = appendStringAttribute(b, tagAttribute, keyField(pairs[i]), text(pairs[i+1], 0))
		}
	}
	return b
}
