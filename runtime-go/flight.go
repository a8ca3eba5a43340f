package otelts

import (
	"os"
	"path/filepath"
	"runtime/trace"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// flight keeps the last seconds of Go's execution trace in memory and writes
// them to a file when a span ends that somebody will want to look into.
type flight struct {
	config   flightConfig
	once     sync.Once
	recorder atomic.Pointer[trace.FlightRecorder] // nil: not begun, or not possible
	next     atomic.Int64                         // of clock: no other file before
	files    atomic.Int64
	pending  atomic.Int64
	requests chan flightRequest
}

type flightConfig struct {
	directory string        // empty: nothing is kept
	threshold time.Duration // spans that last longer; 0: only those that fail
	interval  time.Duration // between files
	files     int           // at most, of one run
}

type flightRequest struct {
	path string
	done chan struct{} // without a path: who waits for those before
}

func defaultFlightConfig() flightConfig { return flightConfig{interval: 10 * time.Second, files: 20} }

func (c *flightConfig) read() {
	c.directory = env("OTEL_TS_FLIGHT_RECORDER")
	c.threshold = envMilliseconds(c.threshold, 1, "OTEL_TS_FLIGHT_RECORDER_THRESHOLD")
	c.interval = envMilliseconds(c.interval, 0, "OTEL_TS_FLIGHT_RECORDER_INTERVAL")
	c.files = envInt(c.files, 1, "OTEL_TS_FLIGHT_RECORDER_FILES")
}

func newFlight(c flightConfig) *flight {
	return &flight{config: c, requests: make(chan flightRequest, 16)}
}

// begin does nothing yet inside a testing/synctest bubble, whose goroutines
// the recorder's would be.
func (f *flight) begin() {
	if time.Now().Unix() < bubbleEnd {
		return
	}
	f.once.Do(func() {
		const variable = "OTEL_TS_FLIGHT_RECORDER"
		if trace.IsEnabled() {
			warn(variable + ": the program keeps an execution trace of its own; none is kept beside it")
			return
		}
		if err := os.MkdirAll(f.config.directory, 0o755); err != nil {
			warn(variable + ": " + err.Error() + "; no execution trace is kept")
			return
		}
		recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{})
		if err := recorder.Start(); err != nil {
			warn(variable + ": " + err.Error() + "; no execution trace is kept")
			return
		}
		hidden(func() { go f.run(recorder) })
		f.recorder.Store(recorder)
	})
}

var keyFlightRecording = keyField("otel_ts.flight_recording")

// ended looks at a span whose message is being completed.
func (f *flight) ended(s *Span, now uint64) {
	long := f.config.threshold > 0 && int64(now)-s.began.UnixNano() >= int64(f.config.threshold)
	if !s.failed && !long || f.recorder.Load() == nil {
		return
	}
	if path := f.claim(); path != "" {
		s.putString(keyFlightRecording, path)
	}
}

// claim answers where the trace is being written to, or nothing: not so soon
// after the last one, and not too many.
func (f *flight) claim() string {
	now, next := clock(), f.next.Load()
	if now < next || f.files.Load() >= int64(f.config.files) || !f.next.CompareAndSwap(next, now+int64(f.config.interval)+1) {
		return ""
	}
	n := f.files.Add(1)
	if n > int64(f.config.files) {
		return ""
	}
	began := time.Now().UTC().Format("20060102T150405")
	path := filepath.Join(f.config.directory, "otel-ts-"+began+"-"+strconv.Itoa(os.Getpid())+"-"+strconv.FormatInt(n, 10)+".trace")
	f.pending.Add(1)
	select {
	case f.requests <- flightRequest{path: path}:
		return path
	default: // the disk is slower than that
		f.pending.Add(-1)
		return ""
	}
}

func (f *flight) run(recorder *trace.FlightRecorder) {
	suppressGoroutine()
	for r := range f.requests {
		if r.done != nil {
			close(r.done)
			continue
		}
		if err := writeRecording(recorder, r.path); err != nil {
			warnOnce("cannot write an execution trace: " + err.Error())
		}
		f.pending.Add(-1)
	}
}

// writeRecording leaves no half of a file behind. It is the owner's to read:
// the trace has what the program was doing.
func writeRecording(recorder *trace.FlightRecorder, path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = recorder.WriteTo(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
}

// wait is for the end of the program: spans name files that are being written.
func (f *flight) wait(timeout time.Duration) {
	if f.pending.Load() == 0 || timeout <= 0 {
		return
	}
	limit := time.NewTimer(timeout)
	defer limit.Stop()
	done := make(chan struct{})
	select {
	case f.requests <- flightRequest{done: done}:
	case <-limit.C:
		return
	}
	select {
	case <-done:
	case <-limit.C:
	}
}
