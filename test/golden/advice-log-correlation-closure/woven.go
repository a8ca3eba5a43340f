//line /src/main.go:1:1
package main

import "fmt"

func main() {
	log := func(text string) {/*line aspects.yaml:7:29*/{ if otelts_l := otelts_correlation(&otelts_site_0, otelts_none); otelts_l.ok() { text += " trace_id=" + otelts_l.traceID
} };/*line /src/main.go:6:28*/ fmt.Println(text) }
	nested := func() {
		defer func(otelts_p0 string) {/*line aspects.yaml:7:29*/{ if otelts_l := otelts_correlation(&otelts_site_1, otelts_none); otelts_l.ok() { otelts_p0 += " trace_id=" + otelts_l.traceID
} };/*line /src/main.go:8:23*/ fmt.Println("deferred") }("x")
		log("inner")
	}
	nested()
	func(n int) { fmt.Println(n) }(1)
}
