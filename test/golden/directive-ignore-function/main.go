package main

import "fmt"

func work() int { return 1 }

//otel:ignore
func wait() int {
	//otel:span
	f := func() int { return 2 }
	return f()
}

//otel:ignore
//otel:span
func both() int { return 3 }

// otel:ignore with a blank is a comment.
func walk() int { return 4 }

func main() {
	fmt.Println(work(), wait(), both(), walk())
}
