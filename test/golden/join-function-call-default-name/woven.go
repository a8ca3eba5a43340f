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
	/*line aspects.yaml:5:46*/(/*line /src/main.go:18:2*/fmt.Println(up.ToUpper("a"), (up.ToUpper)("b"), Itoa(1))/*line aspects.yaml:5:46*/)/*line /src/main.go:18:58*/
	/*line aspects.yaml:5:46*/(/*line /src/main.go:19:2*/fmt.Println(id(1), id[string]("x"), pair[int, string](1, "y"))/*line aspects.yaml:5:46*/)/*line /src/main.go:19:64*/
	f := up.ToUpper
	/*line aspects.yaml:5:46*/(/*line /src/main.go:21:2*/fmt.Println(f("c"))/*line aspects.yaml:5:46*/)/*line /src/main.go:21:21*/
	{
		up := box{}
		/*line aspects.yaml:5:46*/(/*line /src/main.go:24:3*/fmt.Println(up.ToUpper("d"))/*line aspects.yaml:5:46*/)/*line /src/main.go:24:31*/
	}
	id := func(n int) int { return n }
	/*line aspects.yaml:5:46*/(/*line /src/main.go:27:2*/fmt.Println(id(2))/*line aspects.yaml:5:46*/)/*line /src/main.go:27:20*/
}
