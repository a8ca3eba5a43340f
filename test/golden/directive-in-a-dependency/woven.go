//line /src/main.go:1:1
package main

import "fmt"

//otel:span
func work() int { return 1 }

//otel:ignore
func quiet() int { return 2 }

func quick() int {/*line aspects.yaml:5:24*/otelts_forget();/*line /src/main.go:11:19*/ return 3 }

func main() {
	fmt.Println(work(), quiet(), quick())
}
