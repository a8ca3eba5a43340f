//line /src/main.go:1:1
package main

import "fmt"

func work(name string) string {/*line aspects.yaml:5:28*/if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x04name", name); otelts_apply(otelts_s) };/*line /src/main.go:5:32*/ return name }

func main() { fmt.Println(work("a")) }
