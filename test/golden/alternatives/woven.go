//line /src/main.go:1:1
package main

import (
	"fmt"
	"io"
	"strings"
)

type a struct{ x int }

type b struct{ y string }

func f(v any, n int, receiverless bool) (otelts_r0 io.ReadCloser) {/*line aspects.yaml:8:11*/{ otelts_when := 1 == 0; otelts_try(func() { otelts_when = !receiverless }); if otelts_when { if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_try(func() { otelts_done1 := 1 == 0; if otelts_v2, otelts_ok2 := v.(*a); otelts_ok2 { otelts_s.attr("\x0a\x03one", otelts_v2.x); otelts_done1 = 1 == 1 }; if !otelts_done1 { if otelts_v3, otelts_ok3 := v.(b); otelts_ok3 { otelts_s.attr("\x0a\x03one", otelts_v3.y); otelts_done1 = 1 == 1 } }; _ = otelts_done1 }); if otelts_n := n; otelts_n != 0 { otelts_s.attr("\x0a\x03two", otelts_n) } }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_open := 1 == 1; if otelts_b, otelts_ok := otelts_endOnClose(otelts_s, otelts_r0).(otelts_ReadCloser); otelts_ok { otelts_open = 1 == 0; otelts_r0 = otelts_b }; if otelts_open { otelts_end(otelts_s) } }() } } };/*line /src/main.go:13:56*/ return io.NopCloser(strings.NewReader("x")) }

func main() {
	text, err := io.ReadAll(f(b{}, 1, true))
	fmt.Println(string(text), err)
}
