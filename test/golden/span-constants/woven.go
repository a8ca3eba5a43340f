//line /src/main.go:1:1
package main

import "fmt"

func work() int {/*line aspects.yaml:7:11*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x06beyond", 9_007_199_254_740_993); otelts_try(func() { otelts_s.attr("\x0a\x08negative", -1) }); otelts_s.attr("\x0a\x04text", "ü\n") }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_s.attr("\x0a\x04last", 0x1_0) }; otelts_end(otelts_s) }() } };/*line /src/main.go:5:18*/ return 1 }

func main() { fmt.Println(work()) }
