//line /src/main.go:1:1
package main

import "fmt"

//otel:span
func work(n int) int {/*line /src/main.go:5:1*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:6:23*/ return n * 2 }

type Shop struct{ name string }

// Find is a method of a pointer.
//
//otel:span
func (s *Shop) Find(item string) string {/*line /src/main.go:12:1*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:13:42*/ return s.name + item }

// A twin without it stays as it is, whatever stands behind it on a line: //otel:span
func idle(n int) int { return n } //otel:ignore is about nothing here

// otel:span with a blank is a comment.
func said(n int) int { return n }

func main() {
	fmt.Println(work(2), (&Shop{"s"}).Find("x"), idle(1), said(1))
}
