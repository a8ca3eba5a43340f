//line /src/main.go:1:1
package main

import "fmt"

type nameless struct{}

func unnamed(otelts_p0 string, otelts_p1 int) (otelts_r0 error, otelts_r1 bool) {/*line aspects.yaml:12:11*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x05first", otelts_p0) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:7:42*/ return nil, true }

func blank(otelts_p0 string, a, otelts_p2 int) (otelts_r0 error, b bool) {/*line aspects.yaml:12:11*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x05first", otelts_p0) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:9:51*/
	b = a > 1
	return
}

func single(s ...string) (otelts_r0 error) {/*line aspects.yaml:12:11*/{ if otelts_s := otelts_begin(&otelts_site_2, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x05first", s) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, otelts_r0); otelts_end(otelts_s) }() } };/*line /src/main.go:14:33*/ return nil }

func (*nameless) Method(otelts_p0 string) (err error) {/*line aspects.yaml:12:11*/{ if otelts_s := otelts_begin(&otelts_site_3, otelts_none); otelts_s.ok() { if otelts_s.recording { otelts_s.attr("\x0a\x05first", otelts_p0) }; otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_fail(otelts_s, err); otelts_end(otelts_s) }() } };/*line /src/main.go:16:48*/
	{
		err := fmt.Errorf("shadow")
		_ = err
	}
	return
}

func main() {
	fmt.Println(unnamed("a", 1))
	fmt.Println(blank("a", 2, 3))
	fmt.Println(single("a"), (*nameless)(nil).Method(""))
}
