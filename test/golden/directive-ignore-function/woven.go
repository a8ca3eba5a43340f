//line /src/main.go:1:1
package main

import "fmt"

func work() int {/*line aspects.yaml:5:24*/otelts_forget();/*line /src/main.go:5:18*/ return 1 }

//otel:ignore
func wait() int {/*line /src/main.go:7:1*/if otelts_maySuppress() { defer otelts_resume(otelts_suppress()) };
/*line /src/main.go:8:18*/
	//otel:span
	f := func() int { return 2 }
	return f()
}

//otel:ignore
//otel:span
func both() int {/*line /src/main.go:14:1*/if otelts_maySuppress() { defer otelts_resume(otelts_suppress()) };
/*line /src/main.go:16:18*/ return 3 }

// otel:ignore with a blank is a comment.
func walk() int {/*line aspects.yaml:5:24*/otelts_forget();/*line /src/main.go:19:18*/ return 4 }

func main() {
	fmt.Println(work(), wait(), both(), walk())
}
