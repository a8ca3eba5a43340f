// Package histogram keeps latencies in buckets of at most three per cent of their value.
package histogram

import (
	"math/bits"
	"time"
)

const (
	steps = 32 // in each power of two
	bits5 = 5
)

// Histogram of durations up to 2^40 ns, which is 18 minutes.
type Histogram struct {
	counts [(40 - bits5 + 1) * steps]uint64
	total  uint64
	most   time.Duration
}

func index(d time.Duration) int {
	v := uint64(max(0, d))
	shift := max(0, bits.Len64(v)-bits5-1)
	return min(shift*steps+int(v>>shift), (40-bits5+1)*steps-1)
}

// upper is the largest duration of bucket i.
func upper(i int) time.Duration {
	shift := max(0, i/steps-1)
	return time.Duration((uint64(i-shift*steps)+1)<<shift - 1)
}

func (h *Histogram) Add(d time.Duration) {
	h.counts[index(d)]++
	h.total++
	h.most = max(h.most, d)
}

func (h *Histogram) Merge(other *Histogram) {
	for i, n := range other.counts {
		h.counts[i] += n
	}
	h.total += other.total
	h.most = max(h.most, other.most)
}

func (h *Histogram) Total() uint64 { return h.total }

// Quantile is an upper bound of the q-th part of all durations.
func (h *Histogram) Quantile(q float64) time.Duration {
	wanted, seen := uint64(q*float64(h.total)+0.5), uint64(0)
	for i, n := range h.counts {
		if seen += n; seen >= wanted && seen > 0 {
			return min(upper(i), h.most)
		}
	}
	return h.most
}
