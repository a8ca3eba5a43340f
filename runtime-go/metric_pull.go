package otelts

import "slices"

// pulled is what a series holds for Prometheus, which asks when it wants, also
// while a report is on its way: its totals never begin anew, and what it takes
// out of the cells waits for the next report.
type pulled struct {
	total   aggregate
	waiting aggregate
}

// pull shows all that was measured since the program began. The series that
// visit gets are its own until it returns.
func (m *metrics) pull(visit func(in *instrument, list []*series)) {
	m.observeAll()
	m.pulling.Lock()
	defer m.pulling.Unlock()
	m.lookAround(func(s *series) *aggregate { return &s.pull.total })
	m.lock.Lock()
	instruments := slices.Clone(m.instruments)
	m.lock.Unlock()
	for _, in := range instruments {
		in.lock.Lock()
		list := slices.Clone(in.series)
		in.lock.Unlock()
		for _, s := range list {
			if !in.observed {
				s.gatherPulled(in, m.pushed())
			}
		}
		list = slices.DeleteFunc(list, func(s *series) bool { return s.pull.total.empty() })
		visit(in, list)
	}
}

func (s *series) gatherPulled(in *instrument, pushed bool) {
	t := &s.pull.total
	for i := range t.exemplars {
		t.exemplars[i].weight = 0 // newer ones take their place
	}
	s.eachMeasured(func(a *aggregate) {
		t.addAll(in, a)
		if pushed {
			s.pull.waiting.merge(in, a)
		} else {
			a.reset()
		}
	})
}
