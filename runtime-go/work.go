package otelts

import (
	"sync"
	"unsafe"
)

// Work is what a goroutine does with a message that it has asked for: a span
// that begins as the asking returns and ends when the goroutine asks again,
// gives up asking, or ends. Nobody but that goroutine enters or leaves it.

// openWork knows all that is open, so that the program's exit can end it, and
// that a copy of a Local in a child goroutine is told from the one that counts.
var openWork struct {
	sync.Mutex
	spans map[unsafe.Pointer]workOf
}

type workOf struct {
	generation uint64
	goroutine  uintptr // the address of its Local
}

// startWorkSpan is nil inside of a span that is open: what is asked for there
// is part of that. A span that has ended says nothing of a message.
func startWorkSpan(site *Site, ctx interface{}, header map[string][]string) *Span {
	g := currentLocal()
	e := recorder(g)
	if g == nil || e == nil {
		return nil
	}
	info := site.info()
	if info.disabled {
		return nil
	}
	if parent, _, _ := related(g, ctx); parent != nil {
		return nil
	}
	s := pool.Get().(*Span)
	s.engine = e
	if header != nil {
		s.extract(header)
	}
	if s.parent == [8]byte{} {
		s.inheritBaggage(g)
	}
	s.open(site, info, nil)
	if otelKey != nil {
		s.meet(ctx, nil)
	}
	return s
}

func enterWork(s *Span) {
	l := currentLocal()
	if s == nil || l == nil {
		return
	}
	if s.foreign != nil {
		s.reveal()
	}
	s.publish()
	s.previous = *l
	s.previous.Flags &^= flagWork
	s.local(l)
	l.Flags |= flagWork
	openWork.Lock()
	if openWork.spans == nil {
		openWork.spans = map[unsafe.Pointer]workOf{}
	}
	openWork.spans[l.Span] = workOf{l.Gen, uintptr(unsafe.Pointer(l))}
	openWork.Unlock()
}

// settleGoroutine ends the goroutine's work, if that is what is current.
func settleGoroutine() {
	l := currentLocal()
	if l == nil || l.Flags&flagWork == 0 {
		return
	}
	openWork.Lock()
	w, ok := openWork.spans[l.Span]
	ok = ok && w == workOf{l.Gen, uintptr(unsafe.Pointer(l))}
	if ok {
		delete(openWork.spans, l.Span)
	}
	openWork.Unlock()
	if ok {
		s := (*Span)(l.Span)
		*l = s.previous
		endSpan(s)
	}
}

// endAllWork is for the program's end. The goroutines may still be at it: what
// they begin from here on finds that its parent has ended.
func endAllWork() {
	openWork.Lock()
	spans := openWork.spans
	openWork.spans = nil
	openWork.Unlock()
	for s := range spans {
		endSpan((*Span)(s))
	}
}

// isWorking: whether ctx or the goroutine has an open span.
func isWorking(ctx interface{}) bool {
	parent, _, _ := related(currentLocal(), ctx)
	return parent != nil
}
