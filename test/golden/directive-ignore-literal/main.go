package main

import "fmt"

func call(f func() int) int { return f() }

func main() {
	//otel:ignore
	quiet := func() int { return 1 }
	loud := func() int { return 2 }
	//otel:ignore
	fmt.Println(call(func() int { return 3 }))
	//otel:ignore
	if n := quiet(); n > 0 {
		defer func() { fmt.Println("inside") }()
	}
	fmt.Println(loud())
}
