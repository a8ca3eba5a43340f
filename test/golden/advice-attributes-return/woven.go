//line /src/main.go:1:1
package main

import (
	"errors"
	"fmt"
)

func unnamed(otelts_p0 string) (otelts_r0 int, otelts_r1 error) {/*line aspects.yaml:5:28*/defer func() { if otelts_s := otelts_beginPatch(&otelts_site_0, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x04rows", otelts_r0); otelts_s.attr("\x0a\x04seen", len(otelts_p0)); otelts_apply(otelts_s) } }();/*line /src/main.go:8:36*/ return 1, nil }

func shadowed(s string) (n int, err error) {/*line aspects.yaml:5:28*/defer func() { if otelts_s := otelts_beginPatch(&otelts_site_1, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x04rows", n); otelts_s.attr("\x0a\x04seen", len(s)); otelts_apply(otelts_s) } }();/*line /src/main.go:10:45*/
	if n, err := 2, errors.New("inner"); n > 1 {
		return n, err
	}
	return
}

func deferred(otelts_p0 string) (n int, otelts_r1 error) {/*line aspects.yaml:5:28*/defer func() { if otelts_s := otelts_beginPatch(&otelts_site_2, 0, otelts_none); otelts_s.ok() { otelts_s.attr("\x0a\x04rows", n); otelts_s.attr("\x0a\x04seen", len(otelts_p0)); otelts_apply(otelts_s) } }();/*line /src/main.go:17:43*/
	defer func() { n++ }()
	return 2, nil
}

func twin() int { return 4 }

func main() {
	fmt.Println(unnamed("a"))
	fmt.Println(shadowed("b"))
	fmt.Println(deferred("c"))
	fmt.Println(twin())
}
