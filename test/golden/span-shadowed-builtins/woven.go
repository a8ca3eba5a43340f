//line /src/main.go:1:1
package main

import "fmt"

func f(len int, true string) (string error) {/*line aspects.yaml:7:11*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x05first", len) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, string); otelts_end(otelts_s) }() } };/*line /src/main.go:5:46*/
	nil := len
	panic := func(int) {}
	recover := nil + 1
	panic(recover)
	error := fmt.Errorf("%d %s", recover, true)
	return error
}

func g(len int) int { return len }

func main() { fmt.Println(f(1, "t"), g(2)) }
