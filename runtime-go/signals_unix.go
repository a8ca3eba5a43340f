//go:build unix

package otelts

import (
	"os"
	"os/signal"
	"syscall"
	_ "unsafe" // go:linkname
)

// signalOwners is set by the woven package os/signal: did a channel other than
// mine want sig when it was last delivered? Asking who wants it now would be
// too late: a program's handler may have been taken away by the signal itself.
//
//go:linkname signalOwners otelts.signalOwners
var signalOwners func(sig syscall.Signal, mine chan<- os.Signal) bool

// signalWanted is set by the woven package os/signal: does a channel other than
// mine want sig now?
//
//go:linkname signalWanted otelts.signalWanted
var signalWanted func(sig syscall.Signal, mine chan<- os.Signal) bool

// A package variable, so that it is never made inside a synctest bubble.
var signalsArrived = make(chan os.Signal, 4)

// watchSignals flushes before SIGINT and SIGTERM end the program. A program
// with a handler of its own decides itself when it ends. Without the woven
// os/signal we could not tell, so then the signals are left alone.
func watchSignals(e *engine) {
	if signalOwners == nil || !e.config.export && (e.metrics == nil || !e.metrics.pushed()) {
		return
	}
	watched := false
	for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGTERM} {
		if !signal.Ignored(sig) {
			signal.Notify(signalsArrived, sig)
			watched = true
		}
	}
	if watched {
		go handleSignals(e)
	}
}

func handleSignals(e *engine) {
	suppressGoroutine()
	for arrived := range signalsArrived {
		sig, ok := arrived.(syscall.Signal)
		if !ok || signalOwners(sig, signalsArrived) {
			continue
		}
		flushed := make(chan struct{})
		go func() {
			e.goDown()
			close(flushed)
		}()
		select {
		case <-flushed:
		case <-signalsArrived: // a second one: the user does not want to wait
		}
		// The default action, so that the exit status is the signal's.
		signal.Reset(sig)
		_ = syscall.Kill(syscall.Getpid(), sig)
	}
}

// raiseSignal is told before the program sends itself a signal. A handler that
// has done its work lets the default action end the program so, and has taken
// our own handler away, too: by signal.Reset, or behind Go's back.
func raiseSignal(number int) {
	switch sig := syscall.Signal(number); sig {
	case syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGKILL:
		if signalWanted != nil && !signalWanted(sig, signalsArrived) && !signal.Ignored(sig) {
			flushAtExit()
		}
	}
}
