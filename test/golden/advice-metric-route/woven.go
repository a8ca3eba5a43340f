//line /src/main.go:1:1
package main

import "fmt"

func Serve(path string) {/*line aspects.yaml:6:17*/{ if otelts_s := otelts_measuring(&otelts_metric_0); otelts_s.ok() { defer func() { otelts_returned(otelts_s); otelts_s.attr("\x0a\x0ahttp.route", otelts_route()); otelts_valueInt(otelts_s, 1); otelts_record(otelts_s) }() } };/*line /src/main.go:5:26*/ fmt.Println(path) }

func main() { Serve("/") }
