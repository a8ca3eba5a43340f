package otelts

import (
	"encoding/binary"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Log is a record of log/slog on its way through handlers. The woven package
// knows the first field, which it sets once: several handlers may get a record.
type Log struct {
	taken uint32

	engine *engine
	trace  [16]byte
	span   [8]byte
	flags  uint32
}

// LogAttribute is an attribute of a record; the woven package declares the same
// layout. One without a value may have others below it.
type LogAttribute struct {
	Key   string
	Value interface{}
	Group []LogAttribute
}

// logsAsked: 1, nobody wants records; 2, somebody may. 0: nobody has looked yet.
var logsAsked atomic.Int32

// logEngine is the engine where records are exported. The first record finds
// out, and begins nothing where nobody has asked for any.
func logEngine() *engine {
	e := running.Load()
	if e == nil {
		asked := logsAsked.Load()
		if asked == 0 {
			asked = askForLogs()
			logsAsked.Store(asked)
		}
		if asked == 1 {
			return nil
		}
		e = boot()
	}
	if e.disabled || e.logs == nil || loggerProvider.Load() && e.config.bridges() {
		return nil
	}
	return e
}

func askForLogs() int32 {
	if to := env("OTEL_LOGS_EXPORTER"); env(configFileVariable) != "" || to != "" && to != "none" {
		return 2
	}
	return 1
}

// keepLogs: whether a record, or what a logger adds to records, is wanted. Only
// a record decides for the whole run: loggers are made before main.
func keepLogs(record bool) bool {
	if record {
		return logEngine() != nil
	}
	if e := running.Load(); e != nil {
		return !e.disabled && e.logs != nil
	}
	asked := logsAsked.Load()
	return asked == 2 || asked == 0 && askForLogs() == 2
}

// beginLog is nil where the record is not exported. What it says of a span is
// what a line would say.
func beginLog(ctx interface{}) *Log {
	e := logEngine()
	if e == nil {
		return nil
	}
	g := currentLocal()
	if g != nil && g.Flags&(flagSuppressed|flagIgnored) == flagSuppressed {
		return nil
	}
	r := &Log{engine: e}
	if ctx == background {
		ctx = nil
	}
	near, ended, _ := related(g, ctx)
	if near == nil && ended != g { // as in currentLogContext
		near = ended
	}
	if near != nil {
		r.trace, r.span, r.flags = near.Trace, near.ID, uint32(traceFlags(near.Flags))
	}
	return r
}

const (
	tagLogTime      = 1<<3 | 1
	tagLogSeverity  = 2<<3 | 0
	tagLogText      = 3<<3 | 2
	tagLogBody      = 5<<3 | 2
	tagLogAttribute = 6<<3 | 2
	tagLogDropped   = 7<<3 | 0
	tagLogFlags     = 8<<3 | 5
	tagLogTrace     = 9<<3 | 2
	tagLogSpan      = 10<<3 | 2
	tagLogObserved  = 11<<3 | 1
	severityOfInfo  = 9
	severityLeast   = 1
	severityMost    = 24
	logsScope       = "otel-ts/log-slog"
)

var (
	logBuffers  = sync.Pool{New: func() any { return new([]byte) }}
	keyCodeFile = keyField("code.file.path")
	keyCodeLine = keyField("code.line.number")
	keyCodeName = keyField("code.function.name")
	slogScope   = sync.OnceValue(func() int {
		sitesLock.Lock()
		defer sitesLock.Unlock()
		return scopeIndex(logsScope)
	})
)

// emitLog exports a record. The numbers of severity are those of OpenTelemetry's
// own bridge: slog's four levels are its DEBUG, INFO, WARN and ERROR, and what is
// between is between. nanos 0: the record has no time. code 0: it does not say
// where it was made.
func emitLog(r *Log, nanos, level int64, levelText, message string, code uint64, attributes []LogAttribute) {
	if r == nil {
		return
	}
	defer ignorePanic() // the program's values have methods
	now := time.Now().UnixNano()
	if now < bubbleEnd*1e9 {
		return
	}
	buffer := logBuffers.Get().(*[]byte)
	c := &r.engine.config.logs
	b := (*buffer)[:0]
	if nanos > 0 {
		b = appendFixed64(b, tagLogTime, uint64(nanos))
	}
	b = appendVarint(append(b, tagLogSeverity), uint64(max(severityLeast, min(level+severityOfInfo, severityMost))))
	b = appendText(b, tagLogText, text(levelText, 0))
	body := text(message, 0)
	b = appendVarint(append(b, tagLogBody), uint64(1+varintLen(uint64(len(body)))+len(body)))
	b = appendText(b, tagString, body)
	b = c.appendAttributes(b, code, attributes)
	if r.trace != [16]byte{} {
		b = binary.LittleEndian.AppendUint32(append(b, tagLogFlags), r.flags)
		b = append(append(b, tagLogTrace, 16), r.trace[:]...)
		b = append(append(b, tagLogSpan, 8), r.span[:]...)
	}
	b = appendFixed64(b, tagLogObserved, uint64(now))
	// One shard, which keeps their order: a handler has a lock around much more.
	r.engine.logs.queue.add(0, slogScope(), originNone, b)
	if cap(b) <= bufferKeep {
		*buffer = b
		logBuffers.Put(buffer)
	}
}

// appendAttributes: the last of a key counts, and what is beyond the limit is counted.
func (c *logsConfig) appendAttributes(b []byte, code uint64, attributes []LogAttribute) []byte {
	room, dropped := c.attributeCount, 0
	for i := range attributes {
		if repeated(attributes, i) {
			continue
		}
		if room == 0 {
			dropped++
			continue
		}
		room--
		b = appendLogAttribute(b, tagLogAttribute, &attributes[i], c.valueLength, logDepth)
	}
	if code != 0 {
		frame, _ := runtime.CallersFrames([]uintptr{uintptr(code)}).Next()
		if frame.Function != "" && room >= 3 {
			b = appendStringAttribute(b, tagLogAttribute, keyCodeFile, text(frame.File, c.valueLength))
			b = appendIntAttribute(b, tagLogAttribute, keyCodeLine, int64(frame.Line))
			b = appendStringAttribute(b, tagLogAttribute, keyCodeName, text(frame.Function, c.valueLength))
		} else if frame.Function != "" {
			dropped += 3
		}
	}
	if dropped > 0 {
		b = appendVarint(append(b, tagLogDropped), uint64(dropped))
	}
	return b
}

func repeated(attributes []LogAttribute, i int) bool {
	for j := i + 1; j < len(attributes); j++ {
		if attributes[j].Key == attributes[i].Key {
			return true
		}
	}
	return false
}
