package otelts

import (
	"runtime"
	"sync/atomic"
)

// generation tells the uses of a pooled Span apart and is its lock: the lowest
// bit says that somebody changes the span. One word for both, so that ending a
// span and finding out that it has ended are one atomic operation each. Who
// holds the lock only appends to memory, so the others spin and yield.
type generation struct{ word atomic.Uint64 }

const (
	generationHeld = 1
	generationStep = 2
)

// load is the generation as a Local remembers it.
func (g *generation) load() uint64 { return g.word.Load() &^ generationHeld }

func (g *generation) lock() {
	for {
		w := g.word.Load() &^ generationHeld
		if g.word.CompareAndSwap(w, w|generationHeld) {
			return
		}
		runtime.Gosched()
	}
}

// lockIf locks if the generation is still that one.
func (g *generation) lockIf(which uint64) bool {
	for g.load() == which {
		if g.word.CompareAndSwap(which, which|generationHeld) {
			return true
		}
		runtime.Gosched()
	}
	return false
}

func (g *generation) unlock() { g.word.Store(g.word.Load() &^ generationHeld) }

// next begins a new generation once nobody holds the lock.
func (g *generation) next() {
	for {
		w := g.word.Load() &^ generationHeld
		if g.word.CompareAndSwap(w, w+generationStep) {
			return
		}
		runtime.Gosched()
	}
}
