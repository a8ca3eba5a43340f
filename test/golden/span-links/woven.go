//line /src/main.go:1:1
package main

import "fmt"

func Exchange(out []map[string][]string) (otelts_r0 []map[string][]string, otelts_r1 error) {/*line aspects.yaml:6:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_link(otelts_s, out) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_link(otelts_s, otelts_r0) }; otelts_fail(otelts_s, otelts_r1); otelts_end(otelts_s) }() } };/*line /src/main.go:5:74*/ return out[1:], nil }

func main() { fmt.Println(Exchange([]map[string][]string{{"A": nil}, {"B": nil}})) }
