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
	fmt.Println(/*line aspects.yaml:5:46*/(/*line /src/main.go:18:14*/up.ToUpper("a")/*line aspects.yaml:5:46*/)/*line /src/main.go:18:29*/, /*line aspects.yaml:5:46*/(/*line /src/main.go:18:31*/(up.ToUpper)("b")/*line aspects.yaml:5:46*/)/*line /src/main.go:18:48*/, Itoa(1))
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
