//line /src/main.go:1:1
package main

import "fmt"

func work() (n int) {/*line aspects.yaml:5:28*/defer func() { if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_none); otelts_s.ok() { otelts_apply(otelts_s) } }();/*line /src/main.go:5:22*/
	defer func() { n = 2 }()
	return 1
}

func main() { fmt.Println(work()) }
