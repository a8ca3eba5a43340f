package otelts

import (
	"math"
	"math/rand/v2"
	"sort"
	"sync"
	"time"
)

// aggregate is what was measured of one series in some time.
type aggregate struct {
	count     uint64
	ints      int64
	floats    float64
	least     float64
	most      float64
	counts    []uint64 // of a histogram, one more than bounds
	exemplars []exemplar
}

// exemplar is a measurement that stands for others; trace is zero where it was
// not made inside a sampled span.
type exemplar struct {
	next    uint64 // the number of the measurement that replaces it
	weight  uint64 // how many it stands for
	time    int64  // nanoseconds since the epoch; 0: there is none
	integer bool
	ints    int64
	floats  float64
	trace   [16]byte
	id      [8]byte
}

// cell gathers between two collections. Processors that meet at one get
// another, so the lock is hardly ever waited for.
type cell struct {
	lock sync.Mutex
	dead bool // the series is gone: measure again
	aggregate
	_ [64]byte
}

// add is called with the cell's lock held.
func (c *aggregate) add(in *instrument, m *measurement, g *Local) {
	place := 0
	switch in.kind {
	case kindHistogram:
		v := m.float()
		place = bucketOf(in.bounds, v)
		if c.counts == nil {
			c.counts = make([]uint64, len(in.bounds)+1)
		}
		if c.count == 0 || v < c.least {
			c.least = v
		}
		if c.count == 0 || v > c.most {
			c.most = v
		}
		c.floats += v
		c.count++
		c.counts[place]++
	case kindGauge:
		c.ints, c.floats = m.ints, m.floats
		c.count++
	default:
		c.ints += m.ints
		c.floats += m.floats
		c.count++
	}
	// What is taken back was measured before.
	if filter := in.metrics.config.metrics.filter; m.measured && (filter == exemplarsOfSampled && g != nil && g.Flags&flagSampled != 0 || filter == exemplarsOfAll) {
		c.sample(in, m, g, place)
	}
}

// bucketOf: bounds belong to the bucket below them.
func bucketOf(bounds []float64, v float64) int {
	if len(bounds) > 32 {
		return sort.SearchFloat64s(bounds, v)
	}
	for i, bound := range bounds {
		if v <= bound {
			return i
		}
	}
	return len(bounds)
}

// sample keeps one exemplar a bucket, each measurement with the same chance:
// the number of the one that replaces it is drawn beforehand, so that most
// measurements cost a comparison.
func (c *aggregate) sample(in *instrument, m *measurement, g *Local, place int) {
	n := c.count
	if c.counts != nil {
		n = c.counts[place]
	}
	if place < len(c.exemplars) && n < c.exemplars[place].next {
		c.exemplars[place].weight = n
		return
	}
	x := exemplar{next: replacedAt(n), weight: n, integer: !m.isFloat, ints: m.ints, floats: m.floats}
	if g != nil && g.Flags&flagSampled != 0 && g.alive() {
		x.trace, x.id = g.Trace, g.ID
	} else if in.metrics.config.metrics.filter == exemplarsOfSampled {
		return
	}
	if x.time = time.Now().UnixNano(); x.time < bubbleEnd*1e9 {
		return
	}
	if c.exemplars == nil {
		c.exemplars = make([]exemplar, max(1, len(c.counts)))
	}
	c.exemplars[place] = x
}

// replacedAt draws which measurement replaces the nth: the mth is the next one
// with the chance n/m that none in between is.
func replacedAt(n uint64) uint64 {
	next := float64(n) / (1 - rand.Float64())
	if next >= math.MaxInt64 {
		return math.MaxInt64
	}
	return max(n+1, uint64(math.Ceil(next)))
}

// merge adds what c holds to a, and empties c.
func (a *aggregate) merge(in *instrument, c *aggregate) {
	if c.count != 0 {
		a.addAll(in, c)
		c.reset()
	}
}

// addAll leaves c as it is.
func (a *aggregate) addAll(in *instrument, c *aggregate) {
	switch in.kind {
	case kindHistogram:
		if a.counts == nil {
			a.counts = make([]uint64, len(c.counts))
		}
		for i, n := range c.counts {
			a.counts[i] += n
		}
		if a.count == 0 || c.least < a.least {
			a.least = c.least
		}
		if a.count == 0 || c.most > a.most {
			a.most = c.most
		}
		a.floats += c.floats
	case kindGauge:
		a.ints, a.floats = c.ints, c.floats
	default:
		a.ints += c.ints
		a.floats += c.floats
	}
	a.count += c.count
	for i := range c.exemplars {
		x := c.exemplars[i]
		if x.time == 0 {
			continue
		}
		if a.exemplars == nil {
			a.exemplars = make([]exemplar, len(c.exemplars))
		}
		to := &a.exemplars[i]
		if sum := to.weight + x.weight; to.time == 0 || rand.Uint64N(sum) < x.weight {
			x.weight, *to = sum, x
		} else {
			to.weight = sum
		}
	}
}

func (a *aggregate) empty() bool { return a.count == 0 }

// reset begins a new interval.
func (a *aggregate) reset() {
	clear(a.counts)
	clear(a.exemplars)
	counts, exemplars := a.counts, a.exemplars
	*a = aggregate{counts: counts, exemplars: exemplars}
}
