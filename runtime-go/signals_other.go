//go:build !unix

package otelts

// watchSignals does nothing where a signal can't be sent to ourselves.
func watchSignals(*engine) {}

func raiseSignal(int) {}
