package otelts

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/trace"
	"strings"
	"testing"
	"time"
)

// There is one recorder in a process: tests stop theirs.
func installFlight(t *testing.T, change func(*flightConfig)) (*engine, *sink, string) {
	t.Helper()
	directory := filepath.Join(t.TempDir(), "made", "when needed")
	e, out := install(t, func(c *config) {
		c.flight.directory, c.flight.interval = directory, 0
		if change != nil {
			change(&c.flight)
		}
	})
	t.Cleanup(func() {
		if r := e.flight.recorder.Load(); r != nil {
			e.flight.wait(time.Minute)
			r.Stop()
		}
	})
	return e, out, directory
}

func recordings(t *testing.T, directory string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(directory, "*.trace"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFlightRecorder(t *testing.T) {
	e, out, directory := installFlight(t, func(c *flightConfig) { c.threshold = time.Hour })
	end(start(site(1, "fine"), nil))
	bad := start(site(1, "bad"), nil)
	fail(bad, errors.New("x"))
	end(bad)
	long := start(site(1, "long"), nil)
	long.began = long.began.Add(-2 * time.Hour)
	end(long)
	e.flight.wait(time.Minute)
	spans := out.byName(t, e)
	if _, there := spans["fine"].attributes["otel_ts.flight_recording"]; there {
		t.Error(spans["fine"])
	}
	for _, name := range []string{"bad", "long"} {
		path, _ := spans[name].attributes["otel_ts.flight_recording"].(string)
		content, err := os.ReadFile(path)
		if err != nil || filepath.Dir(path) != directory || !bytes.HasPrefix(content, []byte("go 1.")) {
			t.Errorf("%s: %q %v, %d bytes", name, path, err, len(content))
		}
	}
	if files := recordings(t, directory); len(files) != 2 {
		t.Error(files)
	}
}

func TestFlightRecorderIsBounded(t *testing.T) {
	failing := func() {
		s := start(site(1, "bad"), nil)
		fail(s, errors.New("x"))
		end(s)
	}
	for name, c := range map[string]flightConfig{"files": {files: 2}, "interval": {files: 100, interval: time.Hour}} {
		t.Run(name, func(t *testing.T) {
			e, out, directory := installFlight(t, func(f *flightConfig) { f.files, f.interval = c.files, c.interval })
			want := min(c.files, 2)
			if c.interval > 0 {
				want = 1
			}
			for range 5 {
				failing()
				e.flight.wait(time.Minute)
			}
			named := 0
			for _, s := range out.spans(t, e) {
				if s.attributes["otel_ts.flight_recording"] != nil {
					named++
				}
			}
			if files := recordings(t, directory); len(files) != want || named != want {
				t.Error(files, named)
			}
		})
	}
}

func TestFlightRecorderLeavesTheProgramsTrace(t *testing.T) {
	if err := trace.Start(io.Discard); err != nil {
		t.Skip("this test run is traced: ", err)
	}
	defer trace.Stop()
	lines := heard(func() {
		e, _, directory := installFlight(t, nil)
		s := start(site(1, "bad"), nil)
		fail(s, errors.New("x"))
		end(s)
		if e.flight.recorder.Load() != nil || len(recordings(t, directory)) != 0 {
			t.Error("a trace is kept")
		}
	})
	if len(lines) != 1 || !strings.Contains(lines[0], "of its own") {
		t.Error(lines)
	}
}

func TestFlightRecorderThatCannotWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	lines := heard(func() { installFlight(t, func(c *flightConfig) { c.directory = file }) })
	if len(lines) != 1 || !strings.HasPrefix(lines[0], "OTEL_TS_FLIGHT_RECORDER: ") {
		t.Error(lines)
	}
}
