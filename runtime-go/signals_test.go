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
	terminate := func() { _ = syscall.Kill(syscall.Getpid(), syscall.SIGTERM) }
	terminate()
	if owned {
		// A handler of ours that flushed would be ended by the second signal,
		// and so would we, before it took the third.
		for range 2 {
			awaitDelivery(theirs)
			terminate()
		}
		awaitDelivery(theirs)
		os.Exit(7)
	}
	if what == "ignored" {
		if !signal.Ignored(syscall.SIGTERM) {
			os.Exit(9)
		}
		exit()
		os.Exit(8)
	}
	time.Sleep(time.Minute)
}

func awaitDelivery(theirs chan os.Signal) {
	<-theirs
	for len(signalsArrived) > 0 {
		time.Sleep(time.Millisecond)
	}
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
		if !errors.As(err, &exit) || exit.ExitCode() != c.code || len(got.requests) != c.requests || took > soon {
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
	release, arrived := make(chan bool), make(chan bool, 1)
	defer close(release)
	got := newHungCollector(t, release, arrived)
	cmd := exec.Command(os.Args[0])
	cmd.Env = childEnvironment("signal", "OTEL_EXPORTER_OTLP_ENDPOINT="+got.URL)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-arrived: // the first signal's flush
	case err := <-ended:
		t.Fatal("ended before it flushed:", err)
	}
	began := time.Now()
	_ = cmd.Process.Signal(syscall.SIGTERM)
	err := <-ended
	if took := time.Since(began); exitCode(err) != -1 || took > soon {
		t.Error(err, took)
	}
}
