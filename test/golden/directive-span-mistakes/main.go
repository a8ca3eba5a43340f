package main

import "fmt"

//otel:span work key: :value lonely n:n n:2 "open
func work(n int) int { return n }

//otel:spam
func spam() int { return 1 }

//otel:span
type T struct{}

func twin() int { return 2 }

func main() {
	fmt.Println(work(1), spam(), T{}, twin())
}
