//line /src/main.go:1:1
package main

import "fmt"

func work(a, b int) int {/*line aspects.yaml:5:28*/if otelts_s := otelts_beginPatch(&otelts_site_1, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x01b", b); otelts_apply(otelts_s) };/*line /src/main.go:5:26*//*line aspects.yaml:8:28*/if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x01a", a); otelts_apply(otelts_s) };/*line /src/main.go:5:26*/ return a + b }

func other(a, c int) int {/*line aspects.yaml:8:28*/if otelts_s := otelts_beginPatch(&otelts_site_2, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x01a", a); otelts_apply(otelts_s) };/*line /src/main.go:7:27*/ return a - c }

func main() { fmt.Println(work(1, 2), other(3, 4)) }
