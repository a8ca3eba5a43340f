package otelts

import (
	"slices"
	"time"
)

// collection is one look at everything that was measured.
type collection struct {
	instruments []collected
	points      int
	time        time.Time
	fresh       bool // something was measured since the last report that arrived
}

type collected struct {
	*instrument
	series []*series
}

// collect moves what cells hold into the totals. Only the reader's goroutine
// calls it, and only it looks at totals.
func (m *metrics) collect() *collection {
	m.observeAll()
	if m.pulled() {
		m.pulling.Lock()
		defer m.pulling.Unlock()
	}
	m.lookAround(func(s *series) *aggregate { return &s.total })
	m.lock.Lock()
	instruments := slices.Clone(m.instruments)
	m.lock.Unlock()
	all := &collection{time: time.Now()}
	for _, in := range instruments {
		in.lock.Lock()
		list := in.series[:len(in.series):len(in.series)]
		in.lock.Unlock()
		one := collected{instrument: in}
		idle := false
		for _, s := range list {
			if in.observed {
				if in.resets {
					s.since()
				}
			} else if s.gather(in) {
				all.fresh = true
			}
			if s.total.empty() {
				idle = true
			} else {
				one.series = append(one.series, s)
			}
		}
		if idle && (in.resets || in.observed) && !m.pulled() {
			in.forget()
		}
		if len(one.series) > 0 {
			all.points += len(one.series)
			all.instruments = append(all.instruments, one)
		}
	}
	return all
}

// gather reports whether something of the series is still to be delivered.
func (s *series) gather(in *instrument) bool {
	fresh := s.undelivered
	if !in.resets {
		clear(s.total.exemplars)
	}
	if s.pull != nil && !s.pull.waiting.empty() {
		fresh = true
		s.total.merge(in, &s.pull.waiting)
	}
	s.eachMeasured(func(a *aggregate) {
		fresh = true
		if s.pull != nil {
			s.pull.total.addAll(in, a)
		}
		s.total.merge(in, a)
	})
	s.undelivered = fresh
	return fresh
}

// eachMeasured calls use for what was measured since the last time, locked.
func (s *series) eachMeasured(use func(*aggregate)) {
	for i := range s.cells {
		c := s.cells[i].Load()
		if c == nil {
			continue
		}
		c.lock.Lock()
		if !c.empty() {
			use(&c.aggregate)
		}
		c.lock.Unlock()
	}
}

// forget drops the series without a measurement since the last report, so that
// others have room below the limit.
func (in *instrument) forget() {
	in.lock.Lock()
	defer in.lock.Unlock()
	var kept []*series
	for _, s := range in.series {
		if !s.total.empty() || !s.kill() {
			kept = append(kept, s)
		}
	}
	in.series = kept
	old, table := in.table.Load(), newSeriesTable(len(kept))
	for i := range old.slots {
		if slot := old.slots[i].Load(); slot != nil && !slot.series.dead {
			table = table.grown()
			table.put(slot)
		}
	}
	in.table.Store(table)
	in.overflow.Store(nil) // set again by the next that finds no room
}

// kill is called with the instrument's lock held; false: something was measured
// meanwhile.
func (s *series) kill() bool {
	var locked []*cell
	idle := true
	for i := range s.cells {
		if c := s.cells[i].Load(); c != nil {
			c.lock.Lock()
			locked = append(locked, c)
			idle = idle && c.empty()
		}
	}
	s.dead = idle
	for _, c := range locked {
		c.dead = idle
		c.lock.Unlock()
	}
	return idle
}

// delivered begins the next interval: of what was reported, or refused for ever.
func (m *metrics) delivered(all *collection) {
	for _, in := range all.instruments {
		for _, s := range in.series {
			s.undelivered = false
			if in.resets && in.observed {
				s.deliver()
			}
			if in.resets {
				s.total.reset()
			}
		}
	}
	m.reported = all.time
}
