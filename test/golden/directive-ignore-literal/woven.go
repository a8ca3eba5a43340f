//line /src/main.go:1:1
package main

import "fmt"

func call(f func() int) int { return f() }

func main() {
	//otel:ignore
	quiet := func() int {/*line /src/main.go:8:2*/if otelts_maySuppress() { defer otelts_resume(otelts_suppress()) };
/*line /src/main.go:9:23*/ return 1 }
	loud := func() int {/*line aspects.yaml:5:24*/otelts_forget();/*line /src/main.go:10:22*/ return 2 }
	//otel:ignore
	fmt.Println(call(func() int { return 3 }))
	//otel:ignore
	if n := quiet(); n > 0 {
		defer func() { fmt.Println("inside") }()
	}
	fmt.Println(loud())
}
