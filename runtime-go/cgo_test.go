//go:build cgo

package otelts

const cgoEnabled = true
