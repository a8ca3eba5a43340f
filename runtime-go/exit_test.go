package otelts

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Children are this test binary again: what TestMain does for them is what a
// woven program would do.
func TestMain(m *testing.M) {
	if what := os.Getenv("OTELTS_TEST_CHILD"); what != "" {
		child(what)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// Set before any init runs, as the woven package runtime does it.
var _ = func() bool {
	if os.Getenv("OTELTS_TEST_CHILD") != "" {
		gls = testGLS
	}
	return true
}()

func child(what string) {
	record := func() { end(start(site(1, "last"), nil)) }
	count := func() { add(metric(kindCounter, "counted"), 1) }
	switch what {
	case "config", "idle":
		start(site(1, "open"), nil)
		exit()
	case "exit":
		record()
		exit()
		os.Exit(3)
	case "measured":
		count()
		exit()
		exit() // nothing is new: nothing is sent
		os.Exit(3)
	case "both failures":
		for range 3 {
			record()
			count()
			exit()
		}
	case "both once":
		record()
		count()
		exit()
	case "served": // until standard input ends, and counts when it hears of it
		_, _ = os.Stdin.Read(make([]byte, 1))
		count()
		_, _ = io.Copy(io.Discard, os.Stdin)
		exit()
		os.Exit(5)
	case "twice":
		record()
		done := make(chan bool)
		for range 3 {
			go func() { exit(); done <- true }()
		}
		for range 3 {
			<-done
		}
	case "failures":
		for range 3 {
			record()
			exit()
		}
	case "panic":
		defer exit() // woven: before the panic is printed
		record()
		panic("as it was")
	case "deadlock":
		record()
		exit()
		<-make(chan bool)
	default:
		signalChild(what)
	}
}

func runChild(t *testing.T, what string, env ...string) (stderr string, err error, took time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = childEnvironment(what, env...)
	var b bytes.Buffer
	cmd.Stderr = &b
	began := time.Now()
	err = cmd.Run()
	return b.String(), err, time.Since(began)
}

// childEnvironment waits for the receiver as long as a busy machine may need,
// and sends nothing only because time went by. What env says wins.
func childEnvironment(what string, env ...string) []string {
	base := append(os.Environ(), "OTELTS_TEST_CHILD="+what, "OTEL_TS_EXIT_TIMEOUT=60000",
		"OTEL_EXPORTER_OTLP_TIMEOUT=60000", "OTEL_BSP_SCHEDULE_DELAY=3600000")
	return append(base, env...)
}

// soon is far below the minute that a child waits where it should not.
const soon = 30 * time.Second

func exitCode(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

func TestFlushAtExit(t *testing.T) {
	for what, code := range map[string]int{"exit": 3, "panic": 2, "twice": 0} {
		got := newCollector(t, nil)
		stderr, err, _ := runChild(t, what, "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL)
		if exitCode(err) != code || len(got.requests) != 1 || got.requests[0].spans[0].name != "last" {
			t.Errorf("%s: %v %d %q", what, err, len(got.requests), stderr)
		}
		if what == "panic" != strings.Contains(stderr, "panic: as it was") {
			t.Errorf("%q", stderr)
		}
	}
}

func TestMetricsAtExit(t *testing.T) {
	var paths []string
	var bodies [][]byte
	got := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		paths, bodies = append(paths, r.URL.Path), append(bodies, body)
	}))
	defer got.Close()
	stderr, err, _ := runChild(t, "measured", "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL)
	if exitCode(err) != 3 || len(paths) != 1 || paths[0] != "/v1/metrics" {
		t.Fatal(err, paths, stderr)
	}
	if m := decodeMetrics(t, bodies[0]); len(m) < 2 || m[1].scope != "otel-ts/"+runtimeMetricsName || m[0].name != "counted" || m[0].points[0].value != int64(1) {
		t.Errorf("%+v", m)
	}
}

func TestOneLineForAllSignals(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close() // a port that nobody listens on
	endpoint := "OTEL_EXPORTER_OTLP_ENDPOINT=http://" + l.Addr().String()
	if stderr, err, _ := runChild(t, "both failures", endpoint); err != nil || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "cannot export") {
		t.Errorf("%q %v", stderr, err)
	}
	// Elsewhere is another failure.
	elsewhere := "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.2:" + strings.Split(l.Addr().String(), ":")[1]
	if stderr, err, _ := runChild(t, "both failures", endpoint, elsewhere); err != nil || strings.Count(stderr, "\n") != 2 {
		t.Errorf("%q %v", stderr, err)
	}
}

func TestIdleProgramExitsAtOnce(t *testing.T) {
	if stderr, err, took := runChild(t, "idle"); err != nil || stderr != "" || took > soon {
		t.Error(stderr, err, took)
	}
}

func TestDeadlockIsStillDetected(t *testing.T) {
	if cgoEnabled {
		t.Skip("with cgo, which net brings, Go itself does not detect deadlocks")
	}
	stderr, err, _ := runChild(t, "deadlock", "OTEL_TRACES_EXPORTER=none")
	if exitCode(err) != 2 || !strings.Contains(stderr, "all goroutines are asleep") {
		t.Error(stderr, err)
	}
}

func TestUnreachableCollectorGivesOneLine(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close() // a port that nobody listens on
	endpoint := fmt.Sprintf("http://user:pass@%s", l.Addr())
	stderr, err, took := runChild(t, "failures", "OTEL_EXPORTER_OTLP_ENDPOINT="+endpoint)
	if err != nil || took > soon || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, "pass@") ||
		!strings.HasPrefix(stderr, "otel-ts: cannot export spans to http://REDACTED:REDACTED@127.0.0.1:") || !strings.HasSuffix(stderr, "; further failures are not printed\n") {
		t.Errorf("%q %v %v", stderr, err, took)
	}
}

func TestExitIsBounded(t *testing.T) {
	release := make(chan bool)
	defer close(release)
	got := newHungCollector(t, release, nil)
	// Longer than the default: that time is taken tells that it was asked for.
	_, err, took := runChild(t, "exit", "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL, "OTEL_TS_EXIT_TIMEOUT=3200")
	if exitCode(err) != 3 || took < 3200*time.Millisecond || took > soon {
		t.Error(err, took)
	}
}
