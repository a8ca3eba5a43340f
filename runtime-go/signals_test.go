//go:build unix

package otelts

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"
)

func signalChild(what string) {
	owned := strings.HasSuffix(what, "owned")
	signalOwners = func(_ syscall.Signal, mine chan<- os.Signal) bool { return owned && mine != nil }
	if what == "unwoven" {
		signalOwners = nil
	}
	theirs := make(chan os.Signal, 1)
	if owned {
		signal.Notify(theirs, syscall.SIGTERM)
	}
	if what == "ignored" {
		signal.Ignore(syscall.SIGTERM)
	}
	end(start(site(1, "last"), nil))
	time.Sleep(100 * time.Millisecond) // the exporter has begun
	_ = syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
	if owned {
		<-theirs
		time.Sleep(100 * time.Millisecond)
		os.Exit(7)
	}
	time.Sleep(time.Second)
	if what == "ignored" {
		exit()
		os.Exit(8)
	}
	time.Sleep(9 * time.Second)
}

func TestSignals(t *testing.T) {
	for _, c := range []struct {
		what     string
		code     int // -1: killed by SIGTERM
		requests int
	}{{"signal", -1, 1}, {"owned", 7, 0}, {"unwoven", -1, 0}, {"ignored", 8, 1}} {
		got := newCollector(t, nil)
		stderr, err, took := runChild(t, c.what, "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != c.code || len(got.requests) != c.requests || took > 5*time.Second {
			t.Errorf("%s: %v, %d requests, %v %q", c.what, err, len(got.requests), took, stderr)
			continue
		}
		if status := exit.Sys().(syscall.WaitStatus); c.code == -1 && status.Signal() != syscall.SIGTERM {
			t.Errorf("%s: %v", c.what, status.Signal())
		}
	}
}

// A hung receiver must not keep a program alive that is told twice to go.
func TestSecondSignalEndsTheFlush(t *testing.T) {
	release := make(chan bool)
	defer close(release)
	got := newHungCollector(t, release)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "OTELTS_TEST_CHILD=signal", "OTEL_TS_EXIT_TIMEOUT=8000", "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	time.AfterFunc(600*time.Millisecond, func() { _ = cmd.Process.Signal(syscall.SIGTERM) })
	err := cmd.Wait()
	if took := time.Since(began); exitCode(err) != -1 || took > 4*time.Second {
		t.Error(err, took)
	}
}
