package main

import "fmt"

func f(xs ...int) int {
	sum := 0
	for _, x := range xs {
		sum += x
	}
	return sum
}

func g(xs ...int) int { return f2(xs) }

func f2(xs []int) int { return len(xs) }

func main() {
	var none []int
	fmt.Println(f(none...), none == nil)
}
