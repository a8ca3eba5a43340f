//line /src/main.go:1:1
package main

import "fmt"

func Get(key string) (otelts_r0 int, otelts_r1 bool) {/*line aspects.yaml:7:17*/{ if otelts_s := otelts_measuring(&otelts_metric_1); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_when := 1 == 0; otelts_try(func() { otelts_when = !otelts_r1 }); if otelts_when { otelts_valueInt(otelts_s, 1) }; otelts_record(otelts_s) }() } };/*line /src/main.go:5:35*//*line aspects.yaml:6:17*/{ otelts_when := 1 == 0; otelts_try(func() { otelts_when = len(key) > 3 }); if otelts_when { if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } } };/*line /src/main.go:5:35*/ return len(key), key == "tea" }

func main() { fmt.Println(Get("tea"))
	fmt.Println(Get("coffee")) }
