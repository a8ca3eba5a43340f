package main

import (
	"fmt"
	"strings"
)

type point struct{ x, y int }

func show[T any](value T) T {
	fmt.Println("seen", value)
	return value
}

func main() {
	fmt.Println(strings.ToUpper("a"), strings.ToLower("B"), point{1, 2}, []int{3})
}
