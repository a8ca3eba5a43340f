package otelts

import (
	"sync/atomic"
	_ "unsafe" // go:linkname
)

// loggerProvider: the program has one, and exports its records itself.
var loggerProvider atomic.Bool

//go:linkname userLoggerProvider otelts.user.loggerProvider
var userLoggerProvider func()

func init() {
	userLoggerProvider = func() { loggerProvider.Store(true) }
}
