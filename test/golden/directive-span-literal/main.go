package main

import "fmt"

//otel:span
var global = func(n int) int { return n + 1 }

var (
	//otel:span
	first  = func() int { return 1 }
	second = func() int { return 2 }
)

func call(f func() int) int { return f() }

func outer() func() int {
	//otel:span assigned
	f := func() int { return 1 }
	//otel:span
	defer func() { fmt.Println("deferred") }()
	//otel:span
	fmt.Println(call(func() int { return 2 }))
	//otel:span
	call(func() int { return first() + second() })
	twin := func() int { return 3 }
	fmt.Println(f(), twin())
	//otel:span
	return func() int { return 4 }
}

func main() {
	fmt.Println(global(1), outer()())
}
