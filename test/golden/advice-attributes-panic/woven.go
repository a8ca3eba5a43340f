//line /src/main.go:1:1
package main

import (
	"fmt"
	"runtime"
)

func fail(n int) int {/*line aspects.yaml:5:28*/defer func() { if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x01n", n); otelts_apply(otelts_s) } }();/*line /src/main.go:8:23*/ panic(fmt.Sprint("failed ", n)) }

func leave(n int) {/*line aspects.yaml:5:28*/defer func() { if otelts_s := otelts_beginPatch(&otelts_site_1, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x01n", n); otelts_apply(otelts_s) } }();/*line /src/main.go:10:20*/ runtime.Goexit() }

func main() {
	func() {
		defer func() { fmt.Println(recover()) }()
		fail(1)
	}()
	done := make(chan struct{})
	go func() {
		defer close(done)
		leave(2)
		fmt.Println("never")
	}()
	<-done
}
