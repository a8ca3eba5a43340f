//line /src/main.go:1:1
package main

import (
	"fmt"
	"time"
)

func Sleep(duration time.Duration) (float64 string) {/*line aspects.yaml:7:17*/{ if otelts_s := otelts_measuring(&otelts_metric_1); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_try(func() { otelts_s.value(otelts_s.seconds * 1000) }); otelts_record(otelts_s) }() } };/*line /src/main.go:8:54*//*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_s.value(duration); otelts_record(otelts_s) }() } };/*line /src/main.go:8:54*/ return duration.String() }

func main() { fmt.Println(Sleep(time.Second)) }
