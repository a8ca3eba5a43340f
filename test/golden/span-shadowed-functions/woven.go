//line /src/main.go:1:1
package main

import "fmt"

func f(len int, text []byte) (string int) {/*line aspects.yaml:6:15*/{ otelts_when := 1 == 0; otelts_try(func() { otelts_when = otelts_length(text) > 0 }); if otelts_when { if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x04size", otelts_length(text)); otelts_s.attr("\x0a\x05given", len); otelts_try(func() { otelts_s.attr("\x0a\x03raw", otelts_type_string(text)) }); otelts_try(func() { otelts_s.attr("\x0a\x02id", int64(string)) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } } };/*line /src/main.go:5:44*/
	string = len
	return
}

func g(text []byte) string {
	len := 2
	return func(items []int) string {/*line aspects.yaml:9:22*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x04size", otelts_length(items)); otelts_try(func() { otelts_s.attr("\x0a\x03raw", string(text)) }) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:12:35*/ return fmt.Sprint(items, len) }([]int{len}) + string(text)
}

func main() { fmt.Println(f(1, []byte("t")), g([]byte("x"))) }
