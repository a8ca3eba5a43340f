package main

import (
	"fmt"
	up "strings"
	. "strconv"
)

func id[T any](v T) T { return v }

func pair[A, B any](a A, b B) A { return a }

type box struct{}

func (box) ToUpper(s string) string { return s }

func main() {
	fmt.Println(up.ToUpper("a"), (up.ToUpper)("b"), Itoa(1))
	fmt.Println(id(1), id[string]("x"), pair[int, string](1, "y"))
	f := up.ToUpper
	fmt.Println(f("c"))
	{
		up := box{}
		fmt.Println(up.ToUpper("d"))
	}
	id := func(n int) int { return n }
	fmt.Println(id(2))
}
