package otelts

import "time"

// flushAtExit is called on the exiting goroutine, with the program in whatever
// state it is: it only hands over and waits, for a bounded time. The exporter
// serves several callers one after the other.
func flushAtExit() {
	e := running.Load()
	if e == nil || e.disabled || e.queue.count() == 0 {
		return
	}
	if l := currentLocal(); l != nil && l.Flags&(flagSuppressed|flagIgnored) == flagSuppressed {
		return // the exporter itself is what is going down
	}
	e.exporter.flush(e.config.exitTimeout)
}

// flush reports whether everything that was pending got its attempt in time.
func (x *exporter) flush(timeout time.Duration) bool {
	if timeout <= 0 {
		return false
	}
	x.begin()
	limit := time.NewTimer(timeout)
	defer limit.Stop()
	done := make(chan struct{})
	select {
	case x.flushes <- done:
	case <-limit.C:
		return false
	}
	select {
	case <-done:
		return true
	case <-limit.C:
		return false
	}
}
