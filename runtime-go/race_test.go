//go:build race

package otelts

const raceEnabled = true
