// Package otelts records the spans of a woven program and exports them.
//
// Nobody imports it by hand: the build adds one `import _ "otelts"` to package
// main. Woven packages import nothing of ours either; they call the hook
// variables of hooks.go, which share their linker symbols with this package.
package otelts
