//line /src/main.go:1:1
package main

import "fmt"

func Order(customer string) {/*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { otelts_s.attr("\x0a\x0dshop.customer", customer); defer func() { otelts_returned(otelts_s); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } };/*line /src/main.go:5:30*/ fmt.Println("order of", customer) }

func main() { Order("Ada") }
