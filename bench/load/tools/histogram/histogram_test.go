package histogram

import (
	"testing"
	"time"
)

func TestBuckets(t *testing.T) {
	last := -1
	for d := time.Duration(0); d < time.Hour/4; d += 1 + d/100 {
		i := index(d)
		if i < last || upper(i) < d || i > 0 && upper(i-1) >= d {
			t.Fatalf("%d is in bucket %d, which ends at %d and begins behind %d", d, i, upper(i), upper(i-1))
		}
		if float64(upper(i)-d) > 0.032*float64(d) {
			t.Fatalf("bucket %d ends at %d, too far from %d", i, upper(i), d)
		}
		last = i
	}
}

func TestQuantile(t *testing.T) {
	var h, other Histogram
	for i := 1; i <= 500; i++ {
		h.Add(time.Duration(i) * time.Microsecond)
		other.Add(time.Duration(500+i) * time.Microsecond)
	}
	h.Merge(&other)
	for _, row := range []struct {
		q    float64
		want time.Duration
	}{{0.5, 500}, {0.99, 990}, {1, 1000}} {
		got, want := h.Quantile(row.q), row.want*time.Microsecond
		if got < want || got > want+want/30 {
			t.Errorf("quantile %v is %v, want %v", row.q, got, want)
		}
	}
}
