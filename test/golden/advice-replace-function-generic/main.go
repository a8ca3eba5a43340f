package main

import (
	"fmt"
	"slices"
)

func reversed[S ~[]E, E any](s S) { slices.Reverse(s) }

func main() {
	xs := []int{1, 3, 2}
	slices.Sort[[]int](xs)
	fmt.Println(xs)
}
