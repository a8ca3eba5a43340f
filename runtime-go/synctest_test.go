package otelts

import (
	"testing"
	"testing/synctest"
)

// A goroutine or channel of ours that began in a bubble would break the
// program's own tests.
func TestBubbleRecordsNothing(t *testing.T) {
	c := defaultConfig()
	before := running.Swap(newEngine(c))
	defer running.Store(before)
	synctest.Test(t, func(t *testing.T) {
		s := start(site(2, "x"), nil)
		if s.Recording {
			t.Error("recorded")
		}
		enter(s)
		leave(s)
		end(s)
		synctest.Wait()
	})
}
