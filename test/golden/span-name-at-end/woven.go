//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

func Run(text string) (otelts_r0 string, otelts_r1 error) {/*line aspects.yaml:6:15*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); if otelts_s.recording { otelts_setName(otelts_s, otelts_r0) }; otelts_fail(otelts_s, otelts_r1); if otelts_s.recording { otelts_failType(otelts_s, otelts_fn_dbStatus(otelts_r1)) }; otelts_end(otelts_s) }() } };/*line /src/main.go:8:40*//*line aspects.yaml:7:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_fail(otelts_s, otelts_r1); otelts_failType(otelts_s, otelts_fn_dbStatus(otelts_r1)); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } };/*line /src/main.go:8:40*/ return "ran " + text, errors.New("no") }

func Walk(text string) (string, error) { return text, nil }

func main() { fmt.Println(Run("x")); fmt.Println(Walk("y")) }
