package otelts

import (
	"runtime"
	"sync/atomic"
)

// generation tells the uses of a pooled Span apart and is its lock: the lowest
// bit says that somebody changes the span. One word for both, so that ending a
// span and finding out that it has ended are one atomic operation each. Who
// holds the lock only appends to memory, so the others spin and yield. The
// second bit says that the span is open and others may reach it.
type generation struct{ word atomic.Uint64 }

const (
	generationHeld = 1
	generationOpen = 2
	generationStep = 4
	generationBits = generationHeld | generationOpen
)

// load is the generation as a Local remembers it.
func (g *generation) load() uint64 { return g.word.Load() &^ generationBits }

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
	for {
		w := g.word.Load()
		if w&^generationBits != which {
			return false
		}
		if w&generationHeld == 0 && g.word.CompareAndSwap(w, w|generationHeld) {
			return true
		}
		runtime.Gosched()
	}
}

func (g *generation) unlock() { g.word.Store(g.word.Load() &^ generationHeld) }

// open is called by the only one that knows the span. What was written to it
// before is seen by everyone who locks it from now on.
func (g *generation) open() { g.word.Store(g.word.Load() | generationOpen) }

// lockOpen locks a span that is open. It gives up on one whose lock is held for
// long: the program is about to end and waits for us.
func (g *generation) lockOpen() bool {
	for range 1000 {
		w := g.word.Load()
		if w&generationOpen == 0 {
			return false
		}
		if w&generationHeld == 0 && g.word.CompareAndSwap(w, w|generationHeld) {
			return true
		}
		runtime.Gosched()
	}
	return false
}

// nextLocked begins a new generation and unlocks.
func (g *generation) nextLocked() { g.word.Store(g.word.Load()&^generationBits + generationStep) }

// next begins a new generation once nobody holds the lock.
func (g *generation) next() {
	for {
		w := g.word.Load() &^ generationHeld
		if g.word.CompareAndSwap(w, w&^generationOpen+generationStep) {
			return
		}
		runtime.Gosched()
	}
}
