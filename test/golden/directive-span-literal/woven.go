//line /src/main.go:1:1
package main

import "fmt"

//otel:span
var global = func(n int) int {/*line /src/main.go:5:1*/{ if otelts_s := otelts_begin(&otelts_site_0, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:6:31*/ return n + 1 }

var (
	//otel:span
	first  = func() int {/*line /src/main.go:9:2*/{ if otelts_s := otelts_begin(&otelts_site_1, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:10:23*/ return 1 }
	second = func() int { return 2 }
)

func call(f func() int) int { return f() }

func outer() func() int {
	//otel:span assigned
	f := func() int {/*line /src/main.go:17:2*/{ if otelts_s := otelts_begin(&otelts_site_2, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:18:19*/ return 1 }
	//otel:span
	defer func() {/*line /src/main.go:19:2*/{ if otelts_s := otelts_begin(&otelts_site_3, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:20:16*/ fmt.Println("deferred") }()
	//otel:span
	fmt.Println(call(func() int { return 2 }))
	//otel:span
	call(func() int {/*line /src/main.go:23:2*/{ if otelts_s := otelts_begin(&otelts_site_4, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:24:19*/ return first() + second() })
	twin := func() int { return 3 }
	fmt.Println(f(), twin())
	//otel:span
	return func() int {/*line /src/main.go:27:2*/{ if otelts_s := otelts_begin(&otelts_site_5, otelts_none); otelts_s.ok() { otelts_enter(otelts_s); defer func() { otelts_leave(otelts_s); otelts_end(otelts_s) }() } };/*line /src/main.go:28:21*/ return 4 }
}

func main() {
	fmt.Println(global(1), outer()())
}
