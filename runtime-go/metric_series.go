package otelts

import (
	"bytes"
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"
)

// instrument is one stream of measurements: a series for each set of
// attributes.
type instrument struct {
	stream
	metrics     *metrics
	description string
	bounds      []float64
	resets      bool        // delta: reported once, then forgotten
	observed    bool        // read where it is counted anyway; the reader's
	float       atomic.Bool // some measurement had a fraction, so all are reported as such

	lock   sync.Mutex // of what follows
	series []*series  // one for each set of attributes
	table  atomic.Pointer[seriesTable]

	overflow atomic.Pointer[series] // for what comes beyond the limit

	user     bool        // the program's own
	shadowed atomic.Bool // by one of the program's, of the same name
}

// The cardinality limit of the specification, with the series for the rest.
const seriesLimit = 2000

// aliasLimit bounds the other orders in which the program's places give the
// attributes of a series.
const aliasLimit = 4 * seriesLimit

// cellsMost: how many processors can measure one series without meeting.
const cellsMost = 8

type series struct {
	key   []byte // the attributes in canonical order: Span.attributes fields
	mask  atomic.Uint32
	cells [cellsMost]atomic.Pointer[cell]
	dead  bool // under the instrument's lock

	// The collector's.
	total       aggregate
	undelivered bool
	delivered   aggregate // of an observed series, in delta

	pull *pulled // where Prometheus asks; under metrics.pulling
}

// seriesTable is read without a lock. Slots are filled and never emptied: what
// must go goes with the whole table.
type seriesTable struct {
	slots []atomic.Pointer[seriesSlot]
	used  int // under the instrument's lock
}

type seriesSlot struct {
	hash   uint64
	key    []byte // as it came
	series *series
}

var seriesSeed = maphash.MakeSeed()

func newSeriesTable(entries int) *seriesTable {
	n := 16
	for n < 2*entries+2 {
		n *= 2
	}
	return &seriesTable{slots: make([]atomic.Pointer[seriesSlot], n)}
}

func (t *seriesTable) find(hash uint64, key []byte) *series {
	mask := uint64(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		slot := t.slots[i].Load()
		if slot == nil {
			return nil
		}
		if slot.hash == hash && string(slot.key) == string(key) {
			return slot.series
		}
	}
}

// put is called with the instrument's lock held.
func (t *seriesTable) put(slot *seriesSlot) {
	mask := uint64(len(t.slots) - 1)
	i := slot.hash & mask
	for t.slots[i].Load() != nil {
		i = (i + 1) & mask
	}
	t.slots[i].Store(slot)
	t.used++
}

// grown has room for one more.
func (t *seriesTable) grown() *seriesTable {
	if 2*(t.used+1) <= len(t.slots) {
		return t
	}
	larger := newSeriesTable(2 * t.used)
	for i := range t.slots {
		if slot := t.slots[i].Load(); slot != nil {
			larger.put(slot)
		}
	}
	return larger
}

// seriesFor finds or makes the series of these attributes; nil where none may
// begin (see metrics.begin).
func (in *instrument) seriesFor(key []byte) *series {
	hash := maphash.Bytes(seriesSeed, key)
	if s := in.table.Load().find(hash, key); s != nil {
		return s
	}
	if !in.metrics.begin() {
		return nil
	}
	var room [512]byte
	canonical := canonicalAttributes(room[:0], key)
	canonicalHash := maphash.Bytes(seriesSeed, canonical)
	if overflow := in.overflow.Load(); overflow != nil { // full: nothing that needs the lock may happen
		if s := in.table.Load().find(canonicalHash, canonical); s != nil {
			return s
		}
		return overflow
	}
	in.lock.Lock()
	defer in.lock.Unlock()
	s := in.table.Load().find(canonicalHash, canonical)
	switch {
	case s != nil:
	case len(in.series) < seriesLimit-1:
		s = in.newSeries(bytes.Clone(canonical))
		in.series = append(in.series, s)
		in.put(canonicalHash, s)
	default:
		if s = in.table.Load().find(overflowHash, overflowAttributes); s == nil {
			s = in.newSeries(overflowAttributes)
			in.series = append(in.series, s)
			in.put(overflowHash, s)
		}
		in.overflow.Store(s)
		return s
	}
	if table := in.table.Load(); table.used < aliasLimit && table.find(hash, key) == nil {
		in.alias(hash, bytes.Clone(key), s)
	}
	return s
}

func (in *instrument) newSeries(key []byte) *series {
	s := &series{key: key}
	if in.metrics.pulled() {
		s.pull = new(pulled)
	}
	return s
}

func (in *instrument) put(hash uint64, s *series) { in.alias(hash, s.key, s) }

func (in *instrument) alias(hash uint64, key []byte, s *series) {
	table := in.table.Load().grown()
	table.put(&seriesSlot{hash, key, s})
	in.table.Store(table)
}

var (
	overflowAttributes = appendBoolAttribute(nil, tagAttribute, keyField("otel.metric.overflow"), true)
	overflowHash       = maphash.Bytes(seriesSeed, overflowAttributes)
)

// canonicalAttributes appends to b the attributes of key ordered by their names.
func canonicalAttributes(b, key []byte) []byte {
	type field struct{ name, whole []byte }
	var room [16]field
	fields := room[:0]
	for rest := key; len(rest) > 0; {
		_, whole, content, next, ok := nextField(rest)
		if !ok {
			break
		}
		_, name, _, _, _ := nextField(content)
		fields = append(fields, field{name, whole})
		rest = next
	}
	slices.SortStableFunc(fields, func(a, b field) int { return bytes.Compare(a.name, b.name) })
	for _, f := range fields {
		b = append(b, f.whole...)
	}
	return b
}

// add puts a measurement into the series; false: the series is gone, ask for it
// again.
func (s *series) add(in *instrument, m *measurement, shard uint32, g *Local) bool {
	mask := s.mask.Load()
	c := s.cells[shard&mask].Load()
	if c == nil {
		if c = s.newCell(in, shard&mask); c == nil {
			return false
		}
	}
	if !c.lock.TryLock() {
		if in.kind != kindGauge { // whose last value has one place only
			s.mask.Store(in.metrics.cellMask)
		}
		c.lock.Lock()
	}
	if c.dead {
		c.lock.Unlock()
		return false
	}
	c.add(in, m, g)
	c.lock.Unlock()
	return true
}

func (s *series) newCell(in *instrument, index uint32) *cell {
	in.lock.Lock()
	defer in.lock.Unlock()
	if s.dead {
		return nil
	}
	c := s.cells[index].Load()
	if c == nil {
		c = new(cell)
		s.cells[index].Store(c)
	}
	return c
}
