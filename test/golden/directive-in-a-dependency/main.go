package main

import "fmt"

//otel:span
func work() int { return 1 }

//otel:ignore
func quiet() int { return 2 }

func quick() int { return 3 }

func main() {
	fmt.Println(work(), quiet(), quick())
}
