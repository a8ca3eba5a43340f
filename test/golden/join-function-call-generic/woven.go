//line /src/main.go:1:1
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
	fmt.Println(/*line aspects.yaml:5:46*/(/*line /src/main.go:19:14*/id(1)/*line aspects.yaml:5:46*/)/*line /src/main.go:19:19*/, /*line aspects.yaml:5:46*/(/*line /src/main.go:19:21*/id[string]("x")/*line aspects.yaml:5:46*/)/*line /src/main.go:19:36*/, pair[int, string](1, "y"))
	f := up.ToUpper
	fmt.Println(f("c"))
	{
		up := box{}
		fmt.Println(up.ToUpper("d"))
	}
	id := func(n int) int { return n }
	fmt.Println(id(2))
}
