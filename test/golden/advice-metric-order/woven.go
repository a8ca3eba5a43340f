//line /src/main.go:1:1
package main

import "fmt"

func f() int {/*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } };/*line /src/main.go:5:15*//*line aspects.yaml:7:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:5:15*/ return 1 }

func main() { fmt.Println(f()) }
