//line /src/main.go:1:1
package main

import "fmt"

func f() string {/*line aspects.yaml:7:21*/if otelts_s := otelts_beginPatch(&otelts_site_1, 0, otelts_none); otelts_s.ok() { otelts_apply(otelts_s) };/*line /src/main.go:5:18*//*line aspects.yaml:6:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:5:18*/ return "f" }

func main() { fmt.Println(f()) }
