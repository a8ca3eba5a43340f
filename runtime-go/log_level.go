package otelts

import (
	"strings"
	"sync/atomic"
)

// Levels of OTEL_LOG_LEVEL. What we say on standard error is a warning, but for
// exports that fail and for what only helps to find out why something is so.
const (
	logNone int32 = iota
	logError
	logWarn
	logInfo
	logDebug
)

var logLevel atomic.Int32

func init() { logLevel.Store(logInfo) }

func readLogLevel() {
	const name = "OTEL_LOG_LEVEL"
	logLevel.Store(logInfo)
	if v := env(name); v != "" {
		if level, known := logLevelNamed(v); known {
			logLevel.Store(level)
		} else {
			badValue(name, "info")
		}
	}
}

func logLevelNamed(v string) (level int32, known bool) {
	for level, name := range []string{"none", "error", "warn", "info", "debug"} {
		if strings.EqualFold(v, name) {
			return int32(level), true
		}
	}
	return 0, false
}

func warn(message string)    { say(logWarn, message) }
func failure(message string) { say(logError, message) }

// debugLine is said once, as what it tells holds for the whole run.
func debugLine(message string) {
	if logLevel.Load() >= logDebug {
		if _, said := saidOnce.LoadOrStore(message, true); !said {
			say(logDebug, message)
		}
	}
}

// listener is a test that wants our lines.
var listener atomic.Pointer[func(message string)]

// say writes one line to standard error. The builtin needs no os.Stderr,
// which the program may replace at any time.
func say(level int32, message string) {
	if logLevel.Load() < level {
		return
	}
	if listen := listener.Load(); listen != nil {
		(*listen)(message)
		return
	}
	print("otel-ts: " + message + "\n")
}
