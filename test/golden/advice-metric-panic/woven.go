//line /src/main.go:1:1
package main

import "fmt"

func Fail() {/*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_when := 1 == 0; otelts_when = otelts_s.panicking; if otelts_when { otelts_valueInt(otelts_s, 1) }; otelts_record(otelts_s) }() } };/*line /src/main.go:5:14*/ panic("as it was") }

func main() {
	defer func() { fmt.Println(recover()) }()
	Fail()
}
