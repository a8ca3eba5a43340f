//line /src/main.go:1:1
package main

import "fmt"

//otel:span work key: :value lonely n:n n:2 "open
func work(n int) int {/*line /src/main.go:5:1*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x01n", /*line /src/main.go:5:39*/n) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:6:23*/ return n }

//otel:spam
func spam() int { return 1 }

//otel:span
type T struct{}

func twin() int { return 2 }

func main() {
	fmt.Println(work(1), spam(), T{}, twin())
}
