package otelts

import (
	"sync/atomic"
	_ "unsafe" // go:linkname
)

// loggerProvider: the program exports its records itself, so ours stay here.
var loggerProvider atomic.Bool

//go:linkname userLoggerProvider otelts.user.loggerProvider
var userLoggerProvider func()

func init() {
	userLoggerProvider = func() {
		if e := running.Load(); e == nil || e.config.bridges() {
			loggerProvider.Store(true)
		}
	}
}
